import { log } from '#lib/log/log.ts';
import { isLostWithoutEffect } from './in-transaction.ts';
import { requestOutage } from './outage-watch.ts';
import { sqlState } from './sql-state.ts';

/**
 * SQLSTATE codes of conflicts between concurrent transactions (deadlock_detected,
 * serialization_failure, unique_violation, foreign_key_violation). A repeated transaction reads
 * what the other one committed.
 */
const collisions = new Set(['40P01', '40001', '23505', '23503']);

/**
 * A verb throws it when data changed between its read and its write: the transaction is rolled
 * back and repeated.
 */
export class WriteConflict extends Error {}

/**
 * Runs a transaction, and repeats it at most twice after a conflict, or after its connection was
 * lost before anything was kept. For transactions that read before they write, so that a repetition
 * decides on current data.
 */
export async function retryOnConflict<Value>(transaction: () => Promise<Value>): Promise<Value> {
  const outage = requestOutage();
  const failures = outage?.failures;
  for (let turn = 1; ; turn += 1) {
    try {
      return await transaction();
    } catch (error) {
      const collided = error instanceof WriteConflict || collisions.has(sqlState(error) ?? '');
      const lost = turn === 1 && isLostWithoutEffect(error) && performance.now() < (outage?.waitUntil ?? Infinity);
      if (turn === 3 || !(collided || lost)) throw error;
      // The repetition makes good for what the request has met.
      if (outage && lost) outage.failures = failures ?? 0;
      log.warn({ turn, lost }, 'a transaction was rolled back and is repeated');
    }
  }
}
