import { connection as database } from '#lib/database/connection.ts';
import { allowsPrivateHosts } from '#lib/env.ts';
import { sealForConnection, unsealForConnection } from '#lib/erp/connections/seal.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type ApiAccess, apiKey } from './api-access.ts';
import { type ApiProblem, problemOfStatus } from './api-problem.ts';
import { isRecord } from './is-record.ts';
import { callOut } from './outgoing-call.ts';

/** Seconds that a token counts as valid where the API does not say. */
const defaultLifeSeconds = 600;

/**
 * Returns a token for the API: the stored one while it is valid, otherwise a new one.
 * @param refused a token that the API did not accept: it is replaced, unless another call has
 * replaced it already
 */
export async function accessToken(access: ApiAccess, refused: string | null): Promise<Result<string, ApiProblem>> {
  const owner = apiKey(access.connection);
  const { rows } = await database().pool.query<{ sealed: string }>(
    `select token_sealed as sealed from erp_api where structure_id = $1 and connection_id = $2 and token_until > now()`,
    [owner.structureId, owner.connectionId],
  );
  const stored = rows[0]?.sealed ? unsealForConnection(rows[0].sealed, owner) : null;
  return stored && stored !== refused ? succeed(stored) : renew(access);
}

async function renew({ connection, thin, settings }: ApiAccess): Promise<Result<string, ApiProblem>> {
  if (!thin.token) return succeed('');
  const call = { base: settings.baseUrl ?? '', ...thin.token.request(settings) };
  const answer = await callOut(call, { allowPrivate: allowsPrivateHosts() });
  if (!answer.ok) return fail({ code: answer.problem });
  const { status, json, retryAfter } = answer.value;
  if (json === undefined) {
    // OAuth 2.0 answers 400 `invalid_client` or `invalid_grant` too (RFC 6749, 5.2).
    return fail(status === 400 ? { code: 'credentials-refused' } : problemOfStatus(status, retryAfter));
  }
  const given = isRecord(json) ? thin.token.read(json) : null;
  if (!given) return fail({ code: 'not-json' });
  const life = Math.min(given.lifeSeconds ?? defaultLifeSeconds, 24 * 3600);
  const owner = apiKey(connection);
  // A part of its life is left, so that a call that waits for its turn has a valid one.
  await database().pool.query(
    `update erp_api set token_sealed = $3, token_until = now() + make_interval(secs => $4)
     where structure_id = $1 and connection_id = $2`,
    [owner.structureId, owner.connectionId, sealForConnection(given.token, owner), life * 0.8],
  );
  return succeed(given.token);
}
