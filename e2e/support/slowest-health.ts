import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two questions. */
const every = 20;

/**
 * Asks `/api/health` again and again while some work goes on.
 * @param clock reads the milliseconds that count; the time of day by default. With the server's
 * working time, what other programs of a busy machine do counts for nothing.
 * @returns the longest response time in milliseconds; infinite when a response was no 200, as when
 * the database took too long
 */
export async function slowestHealth(
  url: string,
  work: () => Promise<void>,
  clock: () => number | Promise<number> = () => performance.now(),
): Promise<number> {
  let over = false;
  const working = work().finally(() => {
    over = true;
  });
  let slowest = 0;
  while (!over) {
    const begun = await clock();
    const { status } = await fetch(`${url}/api/health`);
    slowest = Math.max(slowest, status === 200 ? (await clock()) - begun : Number.POSITIVE_INFINITY);
    await pause(every);
  }
  await working;
  return Math.round(slowest);
}
