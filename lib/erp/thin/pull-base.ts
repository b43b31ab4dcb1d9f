import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ManageProblem, onConnection } from '#lib/erp/connections/on-connection.ts';
import { newId } from '#lib/identity/new-id.ts';
import { addJobAt } from '#lib/queue/add-job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { ApiKey } from './api-access.ts';

export type PullProblem = 'api-credentials-missing' | 'pull-running';

/**
 * Begins to read the full base from the API of the structure's ERP, as a snapshot. It is applied,
 * or held, only once every page has come.
 */
export async function pullBase(staff: Staff): Promise<Result<null, ManageProblem | PullProblem>> {
  const structureId = staff.structure.id;
  return onConnection<null, PullProblem>(staff, async (tx, { id: connectionId, state }) => {
    if (state !== 'active') return fail('not-found');
    const where = { structureId, connectionId };
    if ((await tx.erpApi.count({ where })) === 0) return fail('api-credentials-missing');
    if ((await tx.erpPull.count({ where: { ...where, state: 'running' } })) > 0) return fail('pull-running');
    const snapshotId = newId();
    await tx.query(
      `insert into erp_snapshot (structure_id, id, connection_id, webhook_id, taken_at, state)
       values ($1, $2, $3, $4, clock_timestamp(), 'receiving')`,
      [structureId, snapshotId, connectionId, `pull:${snapshotId}`],
    );
    await tx.query(
      `insert into erp_pull (structure_id, connection_id, snapshot_id, state) values ($1, $2, $3, 'running')
       on conflict (structure_id, connection_id) do update set snapshot_id = excluded.snapshot_id, state = 'running',
         cursor = null, seen = 0, invalid = 0, total = null, round = 1, tries = 0, started_at = now(),
         moved_at = now(), last_error = null`,
      [structureId, connectionId, snapshotId],
    );
    await queuePull(tx, where, new Date());
    const details = { connectionId, snapshotId };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-base-pulled', details }]);
    return succeed(null);
  });
}

/** Queues the job that reads the next pages; two of one connection never run at the same time. */
export async function queuePull(tx: Transaction, { structureId, connectionId }: ApiKey, at: Date): Promise<void> {
  await addJobAt(tx, 'pull-erp-base', { structureId, connectionId }, `pull-erp:${connectionId}`, {
    at,
    queue: `pull-erp:${connectionId}`,
  });
}
