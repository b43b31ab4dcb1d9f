import { setTimeout as pause } from 'node:timers/promises';
import { connection as database } from '#lib/database/connection.ts';
import { allowsPrivateHosts } from '#lib/env.ts';
import type { ApiRequest } from '#lib/erp/profiles/thin-profile.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { accessToken } from './access-token.ts';
import { type ApiAccess, apiKey } from './api-access.ts';
import { type ApiProblem, problemOfStatus } from './api-problem.ts';
import type { FetchPace } from './fetch-pace.ts';
import { isRecord } from './is-record.ts';
import { type Answer, callOut } from './outgoing-call.ts';

/**
 * Sends one request to the API of an ERP when the rate limit allows it, with a valid token. A token
 * that is refused is renewed once.
 */
export async function callApi(
  access: ApiAccess,
  request: ApiRequest,
  pace: Pick<FetchPace, 'callIntervalMs'>,
): Promise<Result<Record<string, unknown>, ApiProblem>> {
  const token = await accessToken(access, null);
  if (!token.ok) return token;
  const first = await send(access, request, token.value, pace);
  if (!first.ok) return first;
  if (first.value.status !== 401 || !access.thin.token) return toJson(first.value);
  const renewed = await accessToken(access, token.value);
  if (!renewed.ok) return renewed;
  const second = await send(access, request, renewed.value, pace);
  return second.ok ? toJson(second.value) : second;
}

async function send(
  { connection, thin, settings }: ApiAccess,
  request: ApiRequest,
  token: string,
  { callIntervalMs }: Pick<FetchPace, 'callIntervalMs'>,
): Promise<Result<Answer, ApiProblem>> {
  await pause(await takeTurn(apiKey(connection), callIntervalMs));
  const headers = { ...request.headers, ...thin.token?.headers(token) };
  const call = { base: settings.baseUrl ?? '', ...request, headers };
  const answer = await callOut(call, { allowPrivate: allowsPrivateHosts() });
  return answer.ok ? answer : fail({ code: answer.problem });
}

/**
 * Takes the next turn of a connection's calls, which all processes share.
 * @returns milliseconds until it
 */
async function takeTurn({ structureId, connectionId }: ReturnType<typeof apiKey>, intervalMs: number): Promise<number> {
  const { rows } = await database().pool.query<{ wait: number }>(
    `update erp_api set next_call_at = greatest(coalesce(next_call_at, clock_timestamp()), clock_timestamp())
       + make_interval(secs => $3::float8 / 1000)
     where structure_id = $1 and connection_id = $2
     returning extract(epoch from next_call_at - clock_timestamp())::float8 * 1000 - $3::float8 as wait`,
    [structureId, connectionId, intervalMs],
  );
  return Math.max(0, Math.ceil(rows[0]?.wait ?? 0));
}

function toJson({ status, json, retryAfter }: Answer): Result<Record<string, unknown>, ApiProblem> {
  if (json === undefined) return fail(problemOfStatus(status, retryAfter));
  return isRecord(json) ? succeed(json) : fail({ code: 'not-json' });
}
