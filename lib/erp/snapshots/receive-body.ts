import { authenticateBeginning, authenticateHash, digestOf } from '#lib/erp/connections/authenticate.ts';
import { type FoundConnection, noteUse } from '#lib/erp/connections/connection.ts';
import { takeCall, vainSnapshotDoors } from '#lib/erp/connections/limits.ts';
import type { AuthenticationProblem } from '#lib/erp/profiles/profile.ts';
import { fail, type Result } from '#lib/result.ts';
import { returnAttempts, takeAttempts } from '#lib/throttle/attempts.ts';
import { type Spooled, type SpoolProblem, spool } from './spool.ts';
import { acquireSlot } from './upload-slots.ts';

/** What arrives: its headers before, its body bit by bit, from some address. */
export type IncomingBody = {
  headers: Headers;
  body: ReadableStream<Uint8Array> | null;
  receivedAt: Date;
  address: string;
};

/** `wait`: seconds. */
export type IncomingBodyProblem = { code: AuthenticationProblem | SpoolProblem } | { code: 'too-many'; wait: number };

/** Seconds after which a place may be free again. */
const soon = 10;

/**
 * Reads a body that may be large, and hands it on once it is known to be authentic. Whoever can be
 * known by the headers alone - by a secret that is sent itself, or by a signature over the hash
 * that `Content-Digest` (RFC 9530) tells beforehand - is never in the way of those who cannot;
 * these are few at a time, and are told to wait after some that came to nothing.
 */
export async function receiveBody<Value>(
  connection: FoundConnection,
  arriving: IncomingBody,
  handle: (body: Spooled) => Promise<Result<Value, IncomingBodyProblem>>,
): Promise<Result<Value, IncomingBodyProblem>> {
  const { headers, receivedAt, address } = arriving;
  const begun = authenticateBeginning(connection, { headers, receivedAt });
  if (!begun.ok) return fail({ code: begun.problem });
  const known = begun.value !== null;
  const wait = known ? takeCall(connection.id) : ((await takeAttempts(vainSnapshotDoors(address)))?.seconds ?? 0);
  if (wait > 0) return fail({ code: 'too-many', wait });
  const leave = acquireSlot({ connectionId: connection.id, address, known });
  if (!leave) {
    if (!known) await returnAttempts(vainSnapshotDoors(address));
    return fail({ code: 'too-many', wait: soon });
  }
  try {
    return await read(connection, arriving, begun.value, handle);
  } finally {
    leave();
  }
}

async function read<Value>(
  connection: FoundConnection,
  { headers, receivedAt, body, address }: IncomingBody,
  knownBy: string | null,
  handle: (body: Spooled) => Promise<Result<Value, IncomingBodyProblem>>,
): Promise<Result<Value, IncomingBodyProblem>> {
  const spooled = await spool(body);
  if (!spooled.ok) return fail({ code: spooled.problem });
  try {
    const { hash } = spooled.value;
    if ((digestOf(headers) ?? hash) !== hash) return fail({ code: 'signature-invalid' });
    const authentic = knownBy === null ? authenticateHash(connection, { headers, receivedAt }, hash) : null;
    if (authentic && !authentic.ok) return fail({ code: authentic.problem });
    if (authentic) await returnAttempts(vainSnapshotDoors(address));
    const wait = authentic ? takeCall(connection.id) : 0;
    if (wait > 0) return fail({ code: 'too-many', wait });
    await noteUse(connection, authentic ? authentic.value : (knownBy as string));
    return await handle(spooled.value);
  } finally {
    await spooled.value.forget();
  }
}
