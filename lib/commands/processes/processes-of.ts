import { availableParallelism } from 'node:os';
import type { Env } from '#lib/env.ts';

/**
 * Which processes serve. `web`: how many answer requests. `jobs`: whether the jobs run inside the
 * only one, apart in a process of their own, or nowhere here.
 */
export type Processes = { web: number; jobs: 'inside' | 'apart' | 'nowhere' };

/** One process that does everything, as in development. */
export const oneProcess: Processes = { web: 1, jobs: 'inside' };

/**
 * Chooses the processes of a start: as many web processes as half of the cores by default, because
 * PostgreSQL and the jobs need the others. Beside several, the jobs have a process of their own, so
 * that an import slows no page.
 */
export function processesOf({ WEB_PROCESSES, JOBS }: Pick<Env, 'WEB_PROCESSES' | 'JOBS'>): Processes {
  const web = WEB_PROCESSES ?? Math.max(1, Math.floor(availableParallelism() / 2));
  if (JOBS === 'off') return { web, jobs: 'nowhere' };
  return { web, jobs: web > 1 || JOBS === 'process' ? 'apart' : 'inside' };
}
