import { type Result, succeed } from '#lib/result.ts';
import { type ApiAccess, apiKey } from './api-access.ts';
import { type ApiProblem, isAboutPerson } from './api-problem.ts';
import { callApi } from './call-api.ts';
import { noteAnswer, noteFailure } from './circuit.ts';
import { backOff, type FetchPace } from './fetch-pace.ts';
import { fetchedEvent } from './fetched-event.ts';
import { finishFetch } from './finish-fetch.ts';
import { isProved } from './is-proved.ts';
import { type Lease, releaseFetch } from './lease-fetch.ts';

/**
 * Fetches one leased person and applies what the API says. A failure that is not the person's own
 * leaves them for later.
 */
export async function fetchPerson(access: ApiAccess, lease: Lease, pace: FetchPace): Promise<void> {
  const { connection, thin, settings } = access;
  const key = apiKey(connection);
  const answer = await callApi(access, thin.personRequest(settings, lease.erpId), pace);
  const failure = answer.ok ? null : await failureOf(access, answer.problem, pace);
  if (failure) {
    await noteFailure(key, failure, pace);
    const waitMs = Math.max(failure.retryAfterMs ?? 0, backOff(lease.tries + 1, pace));
    await releaseFetch(key, lease, { code: failure.code, waitMs });
    return;
  }
  await noteAnswer(key);
  const said = answer.ok ? { json: answer.value } : { problem: answer.problem };
  await finishFetch(connection, lease, fetchedEvent(access, lease, said), pace.burstDelayMs);
}

/**
 * Returns the problem that concerns the API as a whole. Wrong settings make an API answer 404 for
 * everyone, so a person counts as gone only once the settings have led to an answer.
 */
async function failureOf(access: ApiAccess, problem: ApiProblem, pace: FetchPace): Promise<ApiProblem | null> {
  if (!isAboutPerson(problem)) return problem;
  if (problem.code !== 'gone' || (await isProved(apiKey(access.connection)))) return null;
  const list = await listPeople(access, pace);
  return list.ok ? null : list.problem;
}

/** Asks for the first page of all people. A list that is not found is the settings' fault. */
export async function listPeople(access: ApiAccess, pace: FetchPace): Promise<Result<number, ApiProblem>> {
  const { thin, settings } = access;
  const answer = await callApi(access, thin.pageRequest(settings, null), pace);
  if (!answer.ok) {
    const { code } = answer.problem;
    return { ok: false, problem: code === 'gone' ? { ...answer.problem, code: 'list-not-found' } : answer.problem };
  }
  const page = thin.readPage(answer.value, null);
  return page ? succeed(page.total ?? page.people.length) : { ok: false, problem: { code: 'not-a-list' } };
}
