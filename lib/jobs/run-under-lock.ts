import { setTimeout as pause } from 'node:timers/promises';
import type { Task } from 'graphile-worker';
import { isDatabaseAway } from '#lib/database/is-database-away.ts';
import { type LimitedPool, onPool } from '#lib/database/routed-pool.ts';
import type { WorkerLock } from '#lib/queue/worker-lock.ts';
import type { GiveUp } from './tasks.ts';

/** Milliseconds in which a lost lock becomes known after a job lost its connection. */
const lockLossDelayMs = 3_000;

/**
 * Runs a job on the connections of its worker, and aborts it when the lock is lost. It then never
 * settles for this worker: reporting success or failure would change the row of a job that another
 * worker has by now, or use up an attempt.
 */
export function runUnderLock(task: Task, giveUp: GiveUp | undefined, pool: LimitedPool, lock: WorkerLock): Task {
  return async (payload, helpers) => {
    const abortSignal = AbortSignal.any([lock.lost, ...(helpers.abortSignal ? [helpers.abortSignal] : [])]);
    try {
      await onPool(pool, async () => task(payload, { ...helpers, abortSignal }));
    } catch (error) {
      if (isDatabaseAway(error) === 'lost')
        await Promise.race([aborted(lock.lost), pause(lockLossDelayMs, undefined, { ref: false })]);
      if (lock.lost.aborted) return forever();
      if (giveUp && helpers.job.attempts >= helpers.job.max_attempts) await onPool(pool, async () => giveUp(payload));
      throw error;
    }
    if (lock.lost.aborted) return forever();
  };
}

function forever(): Promise<void> {
  return new Promise(() => undefined);
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
