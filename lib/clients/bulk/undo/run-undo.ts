import { recordEvents } from '#lib/audit/record-events.ts';
import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { countUndone } from '#lib/clients/bulk/operation/count-outcomes.ts';
import { lockOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import { runChunks } from '#lib/clients/bulk/operation/run-chunks.ts';
import { deleteUnusedGroups } from '#lib/clients/groups/delete-unused-groups.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import { undoChunk } from './undo-chunk.ts';

/**
 * Undoes an operation chunk by chunk. Killed at any moment, it continues after the last whole
 * chunk.
 */
export async function runBulkUndo(of: BulkKey): Promise<void> {
  await runChunks((tx, limit) => undoChunk(tx, of, limit));
  await inTransaction((tx) => endUndo(tx, of));
}

async function endUndo(tx: Transaction, of: BulkKey): Promise<void> {
  const operation = await lockOperation(tx, of, 'undoing');
  if (!operation) return;
  const counts = await countUndone(tx, of);
  await tx.query(
    `update bulk_operation set state = 'undone', undone_at = now(), undo_counts = $3 where structure_id = $1 and id = $2`,
    [...keyOf(of), JSON.stringify(counts)],
  );
  const { action, value, undoneById } = operation;
  const undone = counts.undone ?? 0;
  const kept = Object.values(counts).reduce((sum, count) => sum + count, 0) - undone;
  const details = { bulkId: of.bulkId, action, value, undone, kept };
  await deleteUnusedGroups(tx, of.structureId);
  await recordEvents(tx, [{ structureId: of.structureId, staffId: undoneById, kind: 'bulk-undone', details }]);
  await announce(tx, of.structureId, 'imports', 'clients');
}
