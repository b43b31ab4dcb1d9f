import { currentRequest } from '#lib/api/current-request.ts';
import { type FieldError, problem } from '#lib/api/problem.ts';
import { authenticateTarget } from '#lib/erp/connections/authenticate.ts';
import { type FoundConnection, recordSecretUse } from '#lib/erp/connections/connection.ts';
import { takeCall } from '#lib/erp/connections/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { refuse, withConnection } from './erp-call.ts';

/** Returns the path of a request with its query, as it was sent. */
export function targetOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return currentRequest()?.target ?? `${pathname}${search}`;
}

/**
 * A call in the name of an ERP that has no body: its connection, and its signature over the path
 * with the query. Failures on our side are only logged.
 */
export async function readFromErp(
  request: Request,
  connectionId: string,
  handle: (connection: FoundConnection, parameters: URLSearchParams) => Promise<Response>,
): Promise<Response> {
  return withConnection(connectionId, async (connection) => {
    const { headers } = request;
    const authentic = authenticateTarget(connection, { headers, receivedAt: new Date() }, targetOf(request));
    if (!authentic.ok) return refuse(connection, headers, authentic.problem);
    const wait = takeCall(connection.id);
    if (wait > 0) return problem('too-many', { retryAfter: wait });
    await recordSecretUse(connection, authentic.value);
    return handle(connection, new URL(request.url).searchParams);
  });
}

/** Reads how many entries a page has at most; the default is 100. */
export function readLimit(parameters: URLSearchParams, most: number): Result<number, FieldError> {
  const text = parameters.get('limit') ?? '100';
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= most ? succeed(limit) : fail({ pointer: '/limit', code: 'out-of-range' });
}
