import type { Import } from '#lib/database/generated/client.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';

/**
 * The progress of a step. `rate`: rows a second (bytes while planning); `secondsLeft` is null until
 * it can be estimated. `idleMs`: milliseconds since the last progress.
 */
export type Progress = {
  done: number;
  total: number;
  unit: 'bytes' | 'lines';
  rate: number | null;
  secondsLeft: number | null;
  idleMs: number;
};

/** Returns the progress of the running step, or null. */
export function progressOf(found: Import, now = new Date()): Progress | null {
  const { state, bytes, reached, undoReached, stepStartedAt, movedAt } = found;
  const idleMs = Math.max(0, now.getTime() - movedAt.getTime());
  const lines = (found.counts as Counts | null)?.lines ?? 0;
  if (state === 'planning') return { ...timed(reached, bytes, 'bytes', stepStartedAt, now), idleMs };
  if (state === 'committing') return { ...timed(reached, lines, 'lines', stepStartedAt, now), idleMs };
  if (state === 'undoing')
    return { ...timed(Math.min(undoReached, reached), reached, 'lines', stepStartedAt, now), idleMs };
  return null;
}

/** How far a step is, with its rate and the time left. */
export function timed(
  done: number,
  total: number,
  unit: Progress['unit'],
  startedAt: Date | null,
  now: Date,
): Omit<Progress, 'idleMs'> {
  const seconds = startedAt ? (now.getTime() - startedAt.getTime()) / 1_000 : 0;
  const rate = done > 0 && seconds > 0 ? done / seconds : null;
  return {
    done: Math.min(done, total),
    total,
    unit,
    rate,
    secondsLeft: rate ? Math.max(0, total - done) / rate : null,
  };
}
