/**
 * How fast people are fetched. `callIntervalMs`: between two calls of one connection, over all
 * processes. `burstDelayMs`: how long notices about one person are collected before the fetch.
 * `sliceMs`: how long one job goes on before the next takes over. `backOffMs`: the first wait after
 * a failure.
 */
export type FetchPace = { callIntervalMs: number; burstDelayMs: number; sliceMs: number; backOffMs: number };

export const defaultPace: FetchPace = { callIntervalMs: 200, burstDelayMs: 1_000, sliceMs: 5_000, backOffMs: 2_000 };

/** The longest wait after failures, and the longest that `Retry-After` is followed. */
const maxBackOffMs = 15 * 60_000;
const maxRetryAfterMs = 60 * 60_000;

/**
 * Returns the wait after a number of failures: doubled each time, shortened by up to half at
 * random, so that many do not come back at once.
 */
export function backOff(failures: number, { backOffMs }: Pick<FetchPace, 'backOffMs'>, random = Math.random()): number {
  const longest = Math.min(maxBackOffMs, backOffMs * 2 ** Math.min(Math.max(failures - 1, 0), 20));
  return Math.round(longest * (1 - random / 2));
}

/**
 * Reads `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from now, an hour at
 * most; null when it is neither.
 */
export function readRetryAfter(header: string | null, now = Date.now()): number | null {
  const text = header?.slice(0, 60).trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, maxRetryAfterMs);
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.min(Math.max(date - now, 0), maxRetryAfterMs);
}
