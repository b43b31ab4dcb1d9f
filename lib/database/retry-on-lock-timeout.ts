import { setTimeout as pause } from 'node:timers/promises';
import { log } from '#lib/log/log.ts';
import { sqlState } from './sql-state.ts';

/**
 * How a migration waits for a lock. `timeoutMs`: for how long at most, which is for how long the
 * requests that come after it wait behind it; shorter than `requestLimits.lock`. `pauseMs`: in
 * between, in which they go ahead. `tries`: how often, before the start is given up.
 */
export type LockPatience = { timeoutMs: number; pauseMs: number; tries: number };

export const migrationPatience: LockPatience = { timeoutMs: 5_000, pauseMs: 2_000, tries: 12 };

/** Whether PostgreSQL gave a statement up because of `lock_timeout` (lock_not_available). */
export const isLockTimeout = (error: unknown) => sqlState(error) === '55P03';

/** Runs what is rolled back whole when it fails, and repeats it when it did not get a lock. */
export async function retryOnLockTimeout<Value>(
  { tries, pauseMs }: LockPatience,
  run: () => Promise<Value>,
): Promise<Value> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await run();
    } catch (error) {
      if (turn === tries || !isLockTimeout(error)) throw error;
      log.warn({ turn }, 'a migration did not get a lock in time, and is repeated');
      await pause(pauseMs);
    }
  }
}
