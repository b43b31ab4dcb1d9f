import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/** How long a transaction that holds clients is to take: a colleague's edit of one waits for it. */
const chunkMs = 100;
const sizes = { first: 50, least: 10, most: 500 };

/**
 * Runs a step chunk by chunk, each in a transaction. A chunk has as many clients as the last one
 * suggests for `chunkMs`, so that a slow or busy machine holds fewer at once.
 * @param runChunk returns whether there may be more
 */
export async function runChunks(runChunk: (tx: Transaction, limit: number) => Promise<boolean>): Promise<void> {
  let size = sizes.first;
  for (let hasMore = true; hasMore; ) {
    const start = performance.now();
    hasMore = await inTransaction((tx) => runChunk(tx, size));
    size = nextChunkSize(size, performance.now() - start);
  }
}

/** Returns how many clients the next chunk has: at most twice as many, and at least a quarter. */
export function nextChunkSize(size: number, tookMs: number): number {
  const factor = Math.min(2, Math.max(0.25, chunkMs / Math.max(1, tookMs)));
  return Math.min(sizes.most, Math.max(sizes.least, Math.round(size * factor)));
}
