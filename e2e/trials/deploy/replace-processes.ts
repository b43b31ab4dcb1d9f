import { serverProcesses } from '#e2e/outages/server-processes.ts';
import { waitUntil } from './wait-until.ts';

/** Has a product replace its web processes and that of its jobs, and waits until none is left. */
export async function replaceProcesses(launcher: number): Promise<void> {
  const before = serverProcesses(launcher);
  const old = [...before.web, ...before.jobs];
  process.kill(launcher, 'SIGHUP');
  await waitUntil(
    'other processes',
    () => {
      const now = serverProcesses(launcher);
      return now.web.length === before.web.length && ![...now.web, ...now.jobs].some((pid) => old.includes(pid));
    },
    120,
  );
}
