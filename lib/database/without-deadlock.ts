import { log } from '#lib/log.ts';
import { sqlState } from './sql-state.ts';

/** PostgreSQL's own words for "two transactions waited for each other; yours was ended" (SQLSTATE deadlock_detected, serialization_failure). */
const ended = new Set(['40P01', '40001']);

/**
 * Runs a transaction, and once or twice again when PostgreSQL ended it in favour of another one: nothing of it was kept.
 * Where many rows and two tables meet, such an end is rare and no mistake of anybody's.
 */
export async function withoutDeadlock<Value>(transaction: () => Promise<Value>): Promise<Value> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (turn === 3 || !ended.has(sqlState(error) ?? '')) throw error;
      log.warn({ turn }, 'a transaction was ended in favour of another one: doing it again');
    }
  }
}
