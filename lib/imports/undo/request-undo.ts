import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { lockManagedByErp } from '#lib/addresses/is-managed.ts';
import { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import { jobKey, whereImport } from '#lib/imports/file/import-key.ts';
import { undoUntil } from '#lib/imports/lifecycle/undo-until.ts';
import { announce } from '#lib/live/announce.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

export type UndoProblem = 'not-allowed' | 'managed-by-erp' | 'not-found' | 'too-late';

/**
 * Queues the undo of an import: it removes the clients that were created and restores the former
 * values of those that were updated, except where they changed since. Possible for 30 days after
 * the commit. Idempotent.
 */
export async function requestUndo(staff: Staff, id: string): Promise<Result<null, UndoProblem>> {
  if (!may(staff, 'imports.run')) return fail('not-allowed');
  const found = await findImport(staff, id);
  if (!found) return fail('not-found');
  if (found.state === 'undoing' || found.state === 'undone') return succeed(null);
  if (!undoUntil(found)) return fail('too-late');
  const of = { structureId: staff.structure.id, importId: found.id };
  return inTransaction(async (tx) => {
    if (await lockManagedByErp(tx, of.structureId)) return fail('managed-by-erp');
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: { in: ['committed', 'cancelled'] }, forgottenAt: null },
      data: { state: 'undoing', undoneById: staff.id, stepStartedAt: new Date(), problem: Prisma.DbNull },
    });
    if (count > 0) {
      await addJob(tx, 'undo-import', of, jobKey(of));
      await announce(tx, of.structureId, 'imports');
    }
    return succeed(null);
  });
}
