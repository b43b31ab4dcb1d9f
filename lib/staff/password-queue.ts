import { availableParallelism } from 'node:os';
import { currentRequest } from '#lib/api/current-request.ts';
import { type WorkQueue, workQueue } from '#lib/throttle/work-queue.ts';

/** Seconds after which a refused client should try again: a full queue empties in less. */
export const passwordRetrySeconds = 5;

/** Passwords that wait for their turn: two or three seconds' worth on one core. */
export const passwordsWaiting = 40;

// Next loads a module once for each of its bundles: all of them share one queue.
const shared = globalThis as { clubPasswordQueue?: WorkQueue };

/**
 * Computes a password hash when its turn comes. It takes 19 MiB and a core for tens of
 * milliseconds, so that no more than half of the cores do so at once, however many ask. What waits
 * is not computed once its client has gone.
 * @throws Busy when as many wait as there is room for
 */
export function inPasswordQueue<Value>(compute: () => Promise<Value>): Promise<Value> {
  shared.clubPasswordQueue ??= workQueue({
    atOnce: Math.max(1, Math.floor(availableParallelism() / 2)),
    waiting: passwordsWaiting,
    retrySeconds: passwordRetrySeconds,
  });
  return shared.clubPasswordQueue.run(compute, currentRequest()?.closed);
}
