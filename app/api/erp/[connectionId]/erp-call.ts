import { readDryRun } from '#lib/api/dry-run.ts';
import { failure } from '#lib/api/failure.ts';
import { problem } from '#lib/api/problem.ts';
import { readBody } from '#lib/api/read-body.ts';
import { authenticate } from '#lib/erp/connections/authenticate.ts';
import { type FoundConnection, findConnection, recordSecretUse } from '#lib/erp/connections/connection.ts';
import { countRejectedCall } from '#lib/erp/connections/count-rejected-call.ts';
import { takeCall, takeRejectedCall } from '#lib/erp/connections/limits.ts';
import type { EventResult } from '#lib/erp/events/incoming-event.ts';
import type { AuthenticationProblem, Call } from '#lib/erp/profiles/profile.ts';
import { clientAddress } from '#lib/session/client-address.ts';

type Address = { connectionId: string; token?: string; verb?: string };

/** `dry`: whether the address asks only what would be. */
type Handle = (connection: FoundConnection, call: Call, dry: boolean) => Promise<Response>;

/**
 * A call in the name of an ERP: its connection, its whole body, its signature. Whatever goes wrong
 * on our side is only logged.
 */
export async function fromErp(
  request: Request,
  { connectionId, token, verb }: Address,
  longest: number,
  handle: Handle,
): Promise<Response> {
  const dryRun = readDryRun(new URL(request.url).searchParams);
  if (!dryRun.ok) return problem(dryRun.problem);
  return withConnection(connectionId, async (connection) => {
    const body = await readBody(request, longest);
    if (!body.ok) return problem(body.problem);
    const raw = body.value;
    const call: Call = {
      headers: request.headers,
      raw,
      token: token ?? null,
      verb: verb ?? null,
      receivedAt: new Date(),
    };
    const authentic = authenticate(connection, call);
    if (!authentic.ok) return refuse(connection, request.headers, authentic.problem);
    const wait = takeCall(connection.id);
    if (wait > 0) return problem('too-many', { retryAfter: wait });
    await recordSecretUse(connection, authentic.value);
    return handle(connection, call, dryRun.value);
  });
}

/** The connection of this id, if it takes calls. */
export async function withConnection(
  id: string,
  handle: (connection: FoundConnection) => Promise<Response>,
): Promise<Response> {
  try {
    const connection = await findConnection(id);
    if (!connection) return problem('unknown-connection');
    return connection.state === 'active' ? await handle(connection) : problem('connection-disabled');
  } catch (error) {
    return failure(error, 'a call of an ERP failed');
  }
}

/** A call that is not authentic leaves nothing but a count; guessing on is made slow. */
export async function refuse(
  connection: FoundConnection,
  headers: Headers,
  code: AuthenticationProblem,
): Promise<Response> {
  const wait = await takeRejectedCall(clientAddress(headers));
  if (wait > 0) return problem('too-many', { retryAfter: wait });
  await countRejectedCall(connection);
  return problem(code);
}

/** Answers HEAD: whether the endpoint of a connection exists. */
export async function probe(connectionId: string): Promise<Response> {
  const answer = await withConnection(connectionId, async () => new Response(null, { status: 204 }));
  const retryAfter = answer.headers.get('retry-after');
  return new Response(null, { status: answer.status, headers: retryAfter ? { 'retry-after': retryAfter } : {} });
}

/** What an ERP receives in answer to one event. */
export function toResponse({ verdict, clientId, eventId, changes, problems, arrived }: EventResult, dry: boolean) {
  const unread = arrived.content && 'problems' in arrived.content ? arrived.content.problems : problems;
  const errors = unread ? { errors: unread } : {};
  const result = verdict === 'discarded' || verdict === 'failed' ? 'received' : verdict;
  const reason = result === 'held' && arrived.payload.hold ? { reason: arrived.payload.hold } : {};
  if (dry) return { result, ...reason, changes, ...errors };
  return { result, ...reason, ...(clientId && { clientId }), eventId, ...errors };
}
