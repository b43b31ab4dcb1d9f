import { endCommit } from '#lib/clients/bulk/lifecycle/end-commit.ts';
import type { BulkKey } from '#lib/clients/bulk/operation/bulk-key.ts';
import { runChunks } from '#lib/clients/bulk/operation/run-chunks.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { commitChunk } from './commit-chunk.ts';

/**
 * Carries a confirmed plan out chunk by chunk, each in one transaction that also stores how far it
 * is. Killed at any moment, it continues after the last whole chunk; two workers take turns; a
 * stopped one ends after the current chunk.
 */
export async function runBulkCommit(of: BulkKey): Promise<void> {
  await runChunks((tx, limit) => commitChunk(tx, of, limit));
  await inTransaction((tx) => endCommit(tx, of, { state: 'committed', staffId: null }));
}
