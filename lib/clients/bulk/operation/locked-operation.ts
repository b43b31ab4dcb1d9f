import type { Transaction } from '#lib/database/run-sql.ts';
import { takeTurn } from '#lib/queue/take-turn.ts';
import type { BulkChange } from './bulk-change.ts';
import { type BulkKey, keyOf } from './bulk-key.ts';

/** An operation with a running step, as the chunks of the step need it. */
export type RunningOperation = BulkKey &
  BulkChange & {
    selection: 'search' | 'chosen' | 'trash';
    query: string | null;
    total: number | null;
    reached: number;
    undoReached: number;
    committedById: string | null;
    undoneById: string | null;
  };

/**
 * Locks an operation for one chunk. Another worker or a stop request waits for its turn and
 * continues after this chunk, so that no client is changed twice.
 * @returns null when the operation is no longer in this state
 */
export async function lockOperation(
  tx: Transaction,
  of: BulkKey,
  state: 'planning' | 'committing' | 'undoing',
): Promise<RunningOperation | null> {
  await takeTurn(tx, of.bulkId);
  const { rows } = await tx.query<RunningOperation>(
    `select structure_id as "structureId", id as "bulkId", action::text as action, value, selection, query, total,
       reached, undo_reached as "undoReached", committed_by_id as "committedById", undone_by_id as "undoneById"
     from bulk_operation where structure_id = $1 and id = $2 and state = $3::bulk_state for update`,
    [...keyOf(of), state],
  );
  return rows[0] ?? null;
}
