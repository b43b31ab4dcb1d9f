import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds. Several times what the work takes on a small machine. */
const beat = 100;

/**
 * Does some work and answers on the next beat since its start, so that a few milliseconds more or
 * less tell nothing about what was done.
 */
export async function withRoundedTiming<Value>(work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    await pause(beat - ((performance.now() - start) % beat));
  }
}
