import { noteSender } from '#lib/api/current-request.ts';
import { readDryRun } from '#lib/api/dry-run.ts';
import { failure } from '#lib/api/failure.ts';
import { problem } from '#lib/api/problem.ts';
import { readEncodedBody } from '#lib/api/read-encoded-body.ts';
import { noteFailure } from '#lib/audit/security/record-security.ts';
import { enterStructure } from '#lib/database/row-security/scope.ts';
import { authenticate } from '#lib/erp/connections/authenticate.ts';
import { type FoundConnection, findConnection, recordSecretUse } from '#lib/erp/connections/connection.ts';
import { countRejectedCall } from '#lib/erp/connections/count-rejected-call.ts';
import { takeCall, takeRejectedCall } from '#lib/erp/connections/limits.ts';
import type { AuthenticationProblem, Call } from '#lib/erp/profiles/profile.ts';
import { clientAddress } from '#lib/session/client-address.ts';

export type ErpAddress = { connectionId: string; token?: string; verb?: string };

/** `dry`: whether the address asks only what would be. */
type Handle = (connection: FoundConnection, call: Call, dry: boolean) => Promise<Response>;

/**
 * A call in the name of an ERP: its connection, its whole body, its signature. Whatever goes wrong
 * on our side is only logged.
 */
export async function fromErp(
  request: Request,
  address: ErpAddress,
  longest: number,
  handle: Handle,
): Promise<Response> {
  const dryRun = readDryRun(new URL(request.url).searchParams);
  if (!dryRun.ok) return problem(dryRun.problem);
  return withConnection(address.connectionId, async (connection) => {
    const body = await readEncodedBody(request, longest);
    if (!body.ok) return problem(body.problem);
    const call = callOf(request, address, body.value);
    const refused = await admit(connection, call);
    return refused ?? handle(connection, call, dryRun.value);
  });
}

/** Makes the call of a request whose body was read. */
export function callOf(
  { headers }: Request,
  { token, verb }: ErpAddress,
  body: { raw: Uint8Array; sent?: Uint8Array },
): Call {
  return { headers, ...body, token: token ?? null, verb: verb ?? null, receivedAt: new Date() };
}

/** Returns the answer to a call that is not authentic, or that comes too often; null for others. */
export async function admit(connection: FoundConnection, call: Call): Promise<Response | null> {
  const authentic = authenticate(connection, call);
  if (!authentic.ok) return refuse(connection, call.headers, authentic.problem);
  const wait = takeCall(connection.id);
  if (wait > 0) return problem('too-many', { retryAfter: wait });
  await recordSecretUse(connection, authentic.value);
  return null;
}

/** The connection of this id, if it takes calls. */
export async function withConnection(
  id: string,
  handle: (connection: FoundConnection) => Promise<Response>,
): Promise<Response> {
  return withAnyConnection(id, async (connection) =>
    connection.state === 'active' ? await handle(connection) : problem('connection-disabled'),
  );
}

/** The connection of this id, in whatever state. */
export async function withAnyConnection(
  id: string,
  handle: (connection: FoundConnection) => Promise<Response>,
): Promise<Response> {
  try {
    const connection = await findConnection(id);
    if (!connection || !enterStructure(connection.structureId)) return problem('unknown-connection');
    noteSender({ structure: connection.structureId });
    return await handle(connection);
  } catch (error) {
    return failure(error, 'a call of an ERP failed');
  }
}

/** A call that is not authentic leaves a count and an entry; guessing on is made slow. */
export async function refuse(
  connection: FoundConnection,
  headers: Headers,
  code: AuthenticationProblem,
): Promise<Response> {
  const wait = await takeRejectedCall(clientAddress(headers));
  if (wait > 0) return problem('too-many', { retryAfter: wait });
  await countRejectedCall(connection);
  const { structureId } = connection;
  await noteFailure({ kind: 'program-refused', details: { by: 'erp' } }, { structureId });
  return problem(code);
}

/** Answers HEAD: whether the endpoint of a connection exists. */
export async function probe(connectionId: string): Promise<Response> {
  const answer = await withConnection(connectionId, async () => new Response(null, { status: 204 }));
  const retryAfter = answer.headers.get('retry-after');
  return new Response(null, { status: answer.status, headers: retryAfter ? { 'retry-after': retryAfter } : {} });
}
