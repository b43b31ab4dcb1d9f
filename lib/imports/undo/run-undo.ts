import { recordEvents } from '#lib/audit/record-events.ts';
import { deleteUnusedGroups } from '#lib/clients/groups/delete-unused-groups.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';
import { announce } from '#lib/live/announce.ts';
import { undoSlice } from './undo-slice.ts';

/**
 * Undoes an import slice by slice. Killed at any moment, it continues after the last whole slice.
 */
export async function runUndo(of: ImportKey): Promise<void> {
  while (await inTransaction((tx) => undoSlice(tx, of)));
  await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: 'undoing' },
      data: { state: 'undone', undoneAt: new Date() },
    });
    if (count === 0) return;
    const { fileName, removed, restored, kept, undoneById } = await tx.import.findFirstOrThrow({
      where: whereImport(of),
    });
    await deleteUnusedGroups(tx, of.structureId);
    const details = { importId: of.importId, fileName, removed, restored, kept };
    await recordEvents(tx, [{ structureId: of.structureId, staffId: undoneById, kind: 'import-undone', details }]);
    await announce(tx, of.structureId, 'imports', 'clients');
  });
}
