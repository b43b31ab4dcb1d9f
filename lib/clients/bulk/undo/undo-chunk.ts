import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { lockOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import type { DoneClient } from './done-client.ts';
import { undoChange } from './undo-change.ts';

/**
 * Undoes the change of the next clients: all of them or none.
 * @returns whether there may be more
 */
export async function undoChunk(tx: Transaction, of: BulkKey, limit: number): Promise<boolean> {
  const operation = await lockOperation(tx, of, 'undoing');
  if (!operation) return false;
  const { rows } = await tx.query<DoneClient>(
    `select position, client_id as "clientId", seen, before from bulk_client
     where structure_id = $1 and bulk_id = $2 and position > $3 and outcome = 'done'
     order by position limit $4`,
    [...keyOf(of), operation.undoReached, limit],
  );
  const last = rows.at(-1);
  if (!last) return false;
  const undone = await undoChange(tx, operation, rows);
  await tx.query(
    `update bulk_client b set undo = d.undo from unnest($3::int[], $4::text[]) d (position, undo)
     where b.structure_id = $1 and b.bulk_id = $2 and b.position = d.position`,
    [...keyOf(of), rows.map(({ position }) => position), rows.map(({ clientId }) => undone.get(clientId) ?? 'undone')],
  );
  await tx.query('update bulk_operation set undo_reached = $3 where structure_id = $1 and id = $2', [
    ...keyOf(of),
    last.position,
  ]);
  await announce(tx, of.structureId, 'imports');
  return true;
}
