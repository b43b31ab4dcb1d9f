import { log } from './log.ts';

/** Lines of one kind that a process writes in a minute; the rest is counted. */
export const linesPerMinute = 60;

type Minute = { minute: number; lines: number; omitted: number };

// The preload and each bundle of Next load this module once: they share the counts.
const shared = globalThis as { clubLimitedLines?: Map<string, Minute> };

/**
 * Writes a line of the security log of a kind that others can cause as often as they like, at most
 * `linesPerMinute` of each kind. The next line of the kind says how many were `omitted` before it.
 * @param kind one of a few fixed words
 */
export function logLimited(kind: string, fields: object, now = Date.now()): void {
  shared.clubLimitedLines ??= new Map();
  const minute = Math.floor(now / 60_000);
  const known = shared.clubLimitedLines.get(kind);
  const counted = known?.minute === minute ? known : { minute, lines: 0, omitted: known?.omitted ?? 0 };
  shared.clubLimitedLines.set(kind, counted);
  if (counted.lines >= linesPerMinute) {
    counted.omitted += 1;
    return;
  }
  counted.lines += 1;
  const omitted = counted.omitted;
  counted.omitted = 0;
  log.info({ security: kind, ...fields, ...(omitted > 0 && { omitted }) }, 'security event');
}
