import { availableParallelism } from 'node:os';
import { currentRequest } from '#lib/api/current-request.ts';
import { machineShare } from '#lib/env.ts';
import { type WorkQueue, workQueue } from '#lib/throttle/work-queue.ts';

/** Seconds after which a refused client should try again: a full queue empties in less. */
export const passwordRetrySeconds = 5;

/** Passwords that wait for their turn: two or three seconds' worth on one core. */
export const passwordsWaiting = machineShare(40);

// Next loads a module once for each of its bundles: all of them share one queue.
const shared = globalThis as { clubPasswordQueue?: WorkQueue };

/**
 * Computes a password hash in a queue. A hash takes 19 MiB and a core for tens of milliseconds, so
 * at most half of the cores compute one at a time. The hash of a client that has disconnected is
 * skipped.
 * @throws Busy when as many wait as there is room for
 */
export function inPasswordQueue<Value>(compute: () => Promise<Value>): Promise<Value> {
  shared.clubPasswordQueue ??= workQueue({
    atOnce: machineShare(Math.max(1, Math.floor(availableParallelism() / 2))),
    waiting: passwordsWaiting,
    retrySeconds: passwordRetrySeconds,
  });
  return shared.clubPasswordQueue.run(compute, currentRequest()?.closed);
}
