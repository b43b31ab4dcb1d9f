const hour = 60 * 60 * 1000;

/** How many silences a habit takes. */
const enough = 20;

/**
 * How long this connection may be silent before it is told, in milliseconds: three times the
 * longest silence but for the rarest one in twenty, a day at least and a fortnight at most. Without
 * a habit, nobody knows what is long: a fortnight.
 */
export function silenceThreshold(gaps: number[]): number {
  if (gaps.length < enough) return 14 * 24 * hour;
  const sorted = gaps.toSorted((one, other) => one - other);
  const usual = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
  return Math.min(14 * 24 * hour, Math.max(24 * hour, 3 * usual));
}
