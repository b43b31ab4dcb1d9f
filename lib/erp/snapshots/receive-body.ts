import { contentCoding } from '#lib/api/read-encoded-body.ts';
import { authenticateHash, authenticateHeaders, digestOf } from '#lib/erp/connections/authenticate.ts';
import { type FoundConnection, recordSecretUse } from '#lib/erp/connections/connection.ts';
import { takeCall, unauthenticatedUploadLimits } from '#lib/erp/connections/limits.ts';
import type { AuthenticationProblem } from '#lib/erp/profiles/profile.ts';
import { fail, type Result } from '#lib/result.ts';
import { returnAttempts, takeAttempts } from '#lib/throttle/attempts.ts';
import { type Spooled, type SpoolProblem, spool } from './spool.ts';
import type { SnapshotFault } from './unreadable-snapshot.ts';
import { acquireSlot } from './upload-slots.ts';

/**
 * A request whose body has not arrived yet: its headers, its body as a stream, and the sender's
 * address.
 */
export type IncomingBody = {
  headers: Headers;
  body: ReadableStream<Uint8Array> | null;
  receivedAt: Date;
  address: string;
};

/** `wait`: seconds. */
export type IncomingBodyProblem =
  | { code: AuthenticationProblem | SpoolProblem }
  | { code: 'too-many'; wait: number }
  | { code: 'invalid-snapshot'; fault: SnapshotFault };

/** Seconds after which an upload slot may be free again. */
const retryAfterSeconds = 10;

/**
 * Reads a body that may be large, and passes it on once it is known to be authentic. A sender who
 * is authenticated by the headers alone - by a secret that is sent itself, or by a signature over
 * the hash in `Content-Digest` (RFC 9530) - never waits for senders who are not. Those are limited
 * to a few at a time, and have to wait after some bodies that were not authentic.
 */
export async function receiveBody<Value>(
  connection: FoundConnection,
  arriving: IncomingBody,
  handle: (body: Spooled) => Promise<Result<Value, IncomingBodyProblem>>,
): Promise<Result<Value, IncomingBodyProblem>> {
  const { headers, receivedAt, address } = arriving;
  const begun = authenticateHeaders(connection, { headers, receivedAt });
  if (!begun.ok) return fail({ code: begun.problem });
  const known = begun.value !== null;
  const wait = known
    ? takeCall(connection.id)
    : ((await takeAttempts(unauthenticatedUploadLimits(address)))?.seconds ?? 0);
  if (wait > 0) return fail({ code: 'too-many', wait });
  const leave = acquireSlot({ connectionId: connection.id, address, known });
  if (!leave) {
    if (!known) await returnAttempts(unauthenticatedUploadLimits(address));
    return fail({ code: 'too-many', wait: retryAfterSeconds });
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
  const coding = contentCoding(headers);
  if (!coding.ok) return fail({ code: coding.problem });
  const spooled = await spool(body, coding.value);
  if (!spooled.ok) return fail({ code: spooled.problem });
  try {
    const { hash, sentHash } = spooled.value;
    if (![hash, sentHash].includes(digestOf(headers) ?? hash)) return fail({ code: 'signature-invalid' });
    const authentic =
      knownBy === null ? authenticateEither(connection, { headers, receivedAt }, [hash, sentHash]) : null;
    if (authentic && !authentic.ok) return fail({ code: authentic.problem });
    if (authentic) await returnAttempts(unauthenticatedUploadLimits(address));
    const wait = authentic ? takeCall(connection.id) : 0;
    if (wait > 0) return fail({ code: 'too-many', wait });
    await recordSecretUse(connection, authentic ? authentic.value : (knownBy as string));
    return await handle(spooled.value);
  } finally {
    await spooled.value.forget();
  }
}

/** Of a compressed body, senders sign the hash of the content or of the bytes that they send. */
function authenticateEither(
  connection: FoundConnection,
  call: Parameters<typeof authenticateHash>[1],
  [hash, sentHash]: [string, string],
): ReturnType<typeof authenticateHash> {
  const authentic = authenticateHash(connection, call, hash);
  return authentic.ok || sentHash === hash ? authentic : authenticateHash(connection, call, sentHash);
}
