import { log } from '#lib/log/log.ts';
import { sqlState } from './sql-state.ts';

/**
 * PostgreSQL's own words for what two transactions at once run into (SQLSTATE deadlock_detected,
 * serialization_failure, unique_violation, foreign_key_violation). Looking again finds what the
 * other one left.
 */
const collisions = new Set(['40P01', '40001', '23505', '23503']);

/**
 * Another decision came between reading and writing: everything of this one is to be undone, and
 * looked at again.
 */
export class WriteConflict extends Error {}

/**
 * Runs a transaction, and once or twice again when it met another one and was undone. For
 * transactions that look before they write, so that a second look decides otherwise.
 */
export async function retryOnConflict<Value>(transaction: () => Promise<Value>): Promise<Value> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await transaction();
    } catch (error) {
      const collided = error instanceof WriteConflict || collisions.has(sqlState(error) ?? '');
      if (turn === 3 || !collided) throw error;
      log.warn({ turn }, 'a transaction met another one and was undone: doing it again');
    }
  }
}
