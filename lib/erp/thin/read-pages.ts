import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { ApiPage } from '#lib/erp/profiles/thin-profile.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type ApiAccess, type ApiKey, apiKey } from './api-access.ts';
import type { ApiProblem } from './api-problem.ts';
import { callApi } from './call-api.ts';
import { noteAnswer, noteFailure } from './circuit.ts';
import { readAccess } from './drain-fetches.ts';
import { backOff, defaultPace, type FetchPace } from './fetch-pace.ts';
import { failPull, keepPage, type Pull } from './keep-page.ts';
import { queuePull } from './pull-base.ts';

/** Failed calls of one page after which the base is given up: over an hour of them. */
const maxTries = 12;

/** Problems that no waiting solves. */
const lasting: readonly ApiProblem['code'][] = ['credentials-refused', 'list-not-found', 'not-a-list', 'fetch-refused'];

/**
 * Reads pages of the full base for a few seconds, each kept in a transaction of its own, so that a
 * job that takes over goes on after the last whole page; then queues the job that goes on.
 */
export async function readPages(key: ApiKey, pace: FetchPace = defaultPace): Promise<void> {
  const access = await readAccess(key.connectionId);
  const end = Date.now() + pace.sliceMs;
  for (;;) {
    const pull = await findRunning(key);
    if (!pull) return;
    if (!access) return failPull(key, pull, 'credentials-missing');
    const page = await askForPage(access, pull, pace);
    const next = page.ok ? await takePage(access, pull, page.value) : await takeFailure(key, pull, page.problem, pace);
    if (next === null) return;
    if (next > 0 || Date.now() >= end) {
      await inTransaction((tx) => queuePull(tx, key, new Date(Date.now() + next)));
      return;
    }
  }
}

async function findRunning({ structureId, connectionId }: ApiKey): Promise<Pull | null> {
  const { rows } = await database().pool.query<Pull>(
    `select snapshot_id as "snapshotId", cursor, seen, invalid, total, round, tries from erp_pull
     where structure_id = $1 and connection_id = $2 and state = 'running'`,
    [structureId, connectionId],
  );
  return rows[0] ?? null;
}

async function askForPage(access: ApiAccess, { cursor }: Pull, pace: FetchPace): Promise<Result<ApiPage, ApiProblem>> {
  const { thin, settings } = access;
  const answer = await callApi(access, thin.pageRequest(settings, cursor), pace);
  if (!answer.ok) return answer.problem.code === 'gone' ? fail({ code: 'list-not-found' }) : answer;
  const page = thin.readPage(answer.value, cursor);
  return page ? succeed(page) : fail({ code: 'not-a-list' });
}

/** Returns milliseconds until the next page is asked for; null when there is none. */
async function takePage(access: ApiAccess, pull: Pull, page: ApiPage): Promise<number | null> {
  await noteAnswer(apiKey(access.connection));
  return (await keepPage(access, pull, page)) ? 0 : null;
}

async function takeFailure(key: ApiKey, pull: Pull, problem: ApiProblem, pace: FetchPace): Promise<number | null> {
  await noteFailure(key, problem, pace);
  if (lasting.includes(problem.code) || pull.tries + 1 >= maxTries) {
    await failPull(key, pull, problem.code);
    return null;
  }
  await database().pool.query(
    `update erp_pull set tries = tries + 1, last_error = $3, moved_at = now()
     where structure_id = $1 and connection_id = $2 and state = 'running'`,
    [key.structureId, key.connectionId, problem.code],
  );
  return Math.max(problem.retryAfterMs ?? 0, backOff(pull.tries + 1, pace), 1);
}

/** Queues a job for each base whose reading has stopped, in case its job was lost. */
export async function wakePulls(): Promise<void> {
  const { rows } = await database().pool.query<ApiKey>(
    `select structure_id as "structureId", connection_id as "connectionId" from erp_pull
     where state = 'running' and moved_at < now() - interval '20 minutes'`,
  );
  for (const key of rows) await inTransaction((tx) => queuePull(tx, key, new Date()));
}
