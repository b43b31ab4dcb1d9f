import { setTimeout as pause } from 'node:timers/promises';

/**
 * Looks ten times a second until something holds.
 * @throws Error when it does not in time
 */
export async function waitUntil(what: string, holds: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await pause(100);
  }
}
