import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { undoUntil } from '#lib/clients/bulk/lifecycle/undo-until.ts';
import { jobKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { findOperation } from '#lib/clients/bulk/operation/find-operation.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announce } from '#lib/live/announce.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

export type UndoProblem = 'not-allowed' | 'not-found' | 'too-late';

/**
 * Queues the undo of an operation, client by client: who changed since in what it changed stays.
 * Possible for 30 days. Idempotent.
 */
export async function requestBulkUndo(staff: Staff, id: string): Promise<Result<null, UndoProblem>> {
  if (!may(staff, 'clients.bulk')) return fail('not-allowed');
  const found = await findOperation(staff, id);
  if (!found) return fail('not-found');
  if (found.state === 'undoing' || found.state === 'undone') return succeed(null);
  if (!undoUntil(found)) return fail('too-late');
  const of = { structureId: staff.structure.id, bulkId: found.id };
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `update bulk_operation set state = 'undoing', undone_by_id = $3, step_started_at = now(), interrupted = false
       where structure_id = $1 and id = $2 and state in ('committed', 'cancelled') and forgotten_at is null`,
      [...keyOf(of), staff.id],
    );
    if (rowCount === 0) return;
    await addJob(tx, 'undo-bulk', of, jobKey(of));
    await announce(tx, of.structureId, 'imports');
  });
  return succeed(null);
}
