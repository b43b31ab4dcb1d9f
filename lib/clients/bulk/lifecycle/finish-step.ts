import { setTimeout as pause } from 'node:timers/promises';
import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { connection } from '#lib/database/connection.ts';

/** Milliseconds between two checks, and in all. */
const [pollMs, waitMs] = [40, 2_000];

/**
 * Waits briefly for the step that was just queued, so that a small operation shows its result at
 * once; a large one shows its progress.
 */
export async function finishBulkStep(of: BulkKey): Promise<void> {
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    const { rows } = await connection().pool.query(
      `select 1 from bulk_operation where structure_id = $1 and id = $2 and state in ('planning', 'committing', 'undoing')`,
      keyOf(of),
    );
    if (rows.length === 0) return;
    await pause(pollMs);
  }
}
