import { recordEvents } from '#lib/audit/record-events.ts';
import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { countOutcomes } from '#lib/clients/bulk/operation/count-outcomes.ts';
import { lockOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';

/**
 * Ends a commit, at its end or stopped, with its counts and an event.
 * @param end `staffId`: who stopped it; null for who confirmed it
 * @returns false when the operation was not being carried out
 */
export async function endCommit(
  tx: Transaction,
  of: BulkKey,
  end: { state: 'committed' | 'cancelled'; staffId: string | null; interrupted?: true },
): Promise<boolean> {
  const operation = await lockOperation(tx, of, 'committing');
  if (!operation) return false;
  const counts = await countOutcomes(tx, of);
  await tx.query(
    `update bulk_operation set state = $3::bulk_state, committed_at = now(), counts = $4, interrupted = $5
     where structure_id = $1 and id = $2`,
    [...keyOf(of), end.state, JSON.stringify(counts), end.interrupted ?? false],
  );
  const done = counts.done ?? 0;
  const left = Object.values(counts).reduce((sum, count) => sum + count, 0) - done;
  const { action, value } = operation;
  await recordEvents(tx, [
    {
      structureId: of.structureId,
      staffId: end.staffId ?? operation.committedById,
      kind: 'bulk-committed',
      details: { bulkId: of.bulkId, action, value, done, left },
    },
  ]);
  await announce(tx, of.structureId, 'imports', 'clients');
  return true;
}
