import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { type BulkKey, jobKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { findOperation } from '#lib/clients/bulk/operation/find-operation.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announce } from '#lib/live/announce.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

export type CommitProblem = 'not-allowed' | 'not-found' | 'too-late';

/**
 * Confirms a plan and queues the job that carries it out. A second confirmation, from another tab
 * or a double click, changes nothing. A stopped operation continues where it stopped.
 */
export async function requestBulkCommit(staff: Staff, id: string): Promise<Result<null, CommitProblem>> {
  if (!may(staff, 'clients.bulk')) return fail('not-allowed');
  const found = await findOperation(staff, id);
  if (!found) return fail('not-found');
  const of: BulkKey = { structureId: staff.structure.id, bulkId: found.id };
  return inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `update bulk_operation set state = 'committing', committed_by_id = coalesce(committed_by_id, $3), interrupted = false,
         step_started_at = case when state = 'planned' then now()
           else now() - greatest(interval '0', committed_at - step_started_at) end
       where structure_id = $1 and id = $2 and state in ('planned', 'cancelled') and forgotten_at is null`,
      [...keyOf(of), staff.id],
    );
    if (rowCount === 0) {
      const { state } = (await findOperation(staff, id)) ?? found;
      return ['committing', 'committed'].includes(state) ? succeed(null) : fail('too-late');
    }
    await addJob(tx, 'commit-bulk', of, jobKey(of));
    await announce(tx, of.structureId, 'imports');
    return succeed(null);
  });
}
