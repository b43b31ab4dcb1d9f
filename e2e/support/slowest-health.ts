import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two questions. */
const every = 20;

/**
 * Asks `/api/health` again and again while some work goes on.
 * @returns the longest response time in milliseconds; infinite when a response was no 200, as when
 * the database took too long
 */
export async function slowestHealth(url: string, work: () => Promise<void>): Promise<number> {
  let over = false;
  const working = work().finally(() => {
    over = true;
  });
  let slowest = 0;
  while (!over) {
    const begun = performance.now();
    const { status } = await fetch(`${url}/api/health`);
    slowest = Math.max(slowest, status === 200 ? performance.now() - begun : Number.POSITIVE_INFINITY);
    await pause(every);
  }
  await working;
  return Math.round(slowest);
}
