import { setTimeout as pause } from 'node:timers/promises';

/**
 * Milliseconds to which the response time is rounded up. Several times what the work takes on a
 * small machine.
 */
const roundingMs = 100;

/**
 * Rounds the response time up to the next 100 ms, so that timing does not reveal which branch ran.
 */
export async function withRoundedTiming<Value>(work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    await pause(roundingMs - ((performance.now() - start) % roundingMs));
  }
}
