import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { patiently } from '#lib/database/connection.ts';
import type { Import } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import { whereImport } from '#lib/imports/file/import-key.ts';
import { recount } from '#lib/imports/rows/recount.ts';
import { sliceAfter } from '#lib/imports/rows/slices.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { lockRunningImport } from './running-import.ts';

export type StopProblem = 'not-allowed' | 'not-found' | 'too-late';

/**
 * Stops an import: before the commit it is discarded with its rows; during the commit it is
 * cancelled after the current slice, keeps what was done and shows what was not. Idempotent.
 */
export async function stopImport(staff: Staff, id: string): Promise<Result<'discarded' | 'cancelled', StopProblem>> {
  if (!may(staff, 'imports.run')) return fail('not-allowed');
  const found = await findImport(staff, id);
  if (!found) return fail('not-found');
  if (found.state === 'discarded' || found.state === 'cancelled') return succeed(found.state);
  if (['mapping', 'planning', 'planned'].includes(found.state) && (await discard(staff, found)))
    return succeed('discarded');
  if (await cancel(staff, found.id)) return succeed('cancelled');
  return fail('too-late');
}

async function discard(staff: Staff, found: Import): Promise<boolean> {
  const of = { structureId: staff.structure.id, importId: found.id };
  return patiently(() =>
    inTransaction(async (tx) => {
      const { count } = await tx.import.updateMany({
        where: { ...whereImport(of), state: { in: ['mapping', 'planning', 'planned'] } },
        data: { state: 'discarded', forgottenAt: new Date() },
      });
      if (count === 0) return false;
      await tx.importChunk.deleteMany({ where: of });
      await tx.importRow.deleteMany({ where: of });
      await announce(tx, of.structureId, 'imports');
      return true;
    }),
  );
}

/**
 * Waits for the running slice, and goes before the next one. After the last slice there is nothing
 * to stop: the import only has to be counted.
 */
async function cancel(staff: Staff, importId: string): Promise<boolean> {
  const of = { structureId: staff.structure.id, importId };
  return patiently(() =>
    inTransaction(async (tx) => {
      const running = await lockRunningImport(tx, of, 'committing');
      if (!running || !(await sliceAfter(tx, of, running.reached))) return false;
      await tx.import.updateMany({
        where: whereImport(of),
        data: { state: 'cancelled', committedAt: new Date() },
      });
      const { fileName, created, updated } = await recount(tx, of);
      const details = { importId, fileName, created, updated };
      await recordEvents(tx, [{ structureId: of.structureId, staffId: staff.id, kind: 'import-cancelled', details }]);
      await announce(tx, of.structureId, 'imports', 'clients');
      return true;
    }),
  );
}
