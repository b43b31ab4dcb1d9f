import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { closeIncident, openIncidentOf } from '#lib/erp/connections/open-incident.ts';
import type { ApiKey } from './api-access.ts';
import type { ApiProblem } from './api-problem.ts';
import { backOff, type FetchPace } from './fetch-pace.ts';

/** Failed calls in a row from which a connection pauses. */
export const failuresToPause = 3;

/** Milliseconds between two probes with credentials that were refused. */
const refusedPauseMs = 15 * 60_000;

type State = { failures: number; refused: boolean };

/**
 * Notes that the API answered: the pause ends, and people whose fetch failed meanwhile are due at
 * once.
 */
export async function noteAnswer({ structureId, connectionId }: ApiKey): Promise<void> {
  const { rowCount } = await database().pool.query(
    `select from erp_api where structure_id = $1 and connection_id = $2
       and (failures > 0 or last_error is not null or proved_at is null)`,
    [structureId, connectionId],
  );
  if (rowCount === 0) return;
  await inTransaction(async (tx) => {
    const before = await lockState(tx, { structureId, connectionId });
    if (!before) return;
    await tx.query(
      `update erp_api set failures = 0, paused_until = null, probe_until = null, last_error = null,
         last_error_at = null, proved_at = coalesce(proved_at, now())
       where structure_id = $1 and connection_id = $2`,
      [structureId, connectionId],
    );
    if (before.failures >= failuresToPause) {
      await tx.query(
        `update erp_fetch set due_at = now() where structure_id = $1 and connection_id = $2 and due_at > now()
           and last_error is not null`,
        [structureId, connectionId],
      );
    }
    if (before.refused) await closeIncident(tx, { structureId, connectionId }, 'credentials');
    await announceErp(tx, structureId, false);
  });
}

/**
 * Notes that a call failed for a reason that would meet others too. The connection pauses after
 * some failures in a row, at once where the API asks for it or refuses the credentials; then one
 * call at a time probes.
 */
export async function noteFailure(key: ApiKey, problem: ApiProblem, pace: FetchPace): Promise<void> {
  const { structureId, connectionId } = key;
  await inTransaction(async (tx) => {
    const before = await lockState(tx, key);
    if (!before) return;
    const refused = problem.code === 'credentials-refused';
    const failures = refused ? Math.max(failuresToPause, before.failures + 1) : before.failures + 1;
    const paused = failures >= failuresToPause ? backOff(failures - failuresToPause + 1, pace) : null;
    const wait = problem.retryAfterMs ?? (refused ? refusedPauseMs : paused);
    await tx.query(
      `update erp_api set failures = $3, last_error = $4, last_error_at = now(), probe_until = null,
         paused_until = case when $5::float8 is null then paused_until
           else greatest(paused_until, now() + make_interval(secs => $5::float8 / 1000)) end
       where structure_id = $1 and connection_id = $2`,
      [structureId, connectionId, failures, problem.code, wait],
    );
    if (refused) await openIncidentOf(tx, { structureId, connectionId }, 'credentials');
    await announceErp(tx, structureId, false);
  });
}

async function lockState(tx: Transaction, { structureId, connectionId }: ApiKey): Promise<State | null> {
  const { rows } = await tx.query<State>(
    `select failures, coalesce(last_error = 'credentials-refused', false) as refused from erp_api
     where structure_id = $1 and connection_id = $2 for update`,
    [structureId, connectionId],
  );
  return rows[0] ?? null;
}
