import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announce } from '#lib/live/announce.ts';
import { endCommit } from './end-commit.ts';

/**
 * Ends a step after its last retry, so that no page waits for it. What was done stays done: a
 * commit can continue where it stopped, and an undo too.
 */
export async function interruptBulk(of: BulkKey): Promise<void> {
  await inTransaction(async (tx) => {
    await endCommit(tx, of, { state: 'cancelled', staffId: null, interrupted: true });
    await tx.query(
      `update bulk_operation set interrupted = true,
         state = case state when 'planning' then 'failed'::bulk_state else 'committed'::bulk_state end
       where structure_id = $1 and id = $2 and state in ('planning', 'undoing')`,
      keyOf(of),
    );
    await announce(tx, of.structureId, 'imports', 'clients');
  });
}
