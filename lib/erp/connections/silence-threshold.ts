const hour = 60 * 60 * 1000;

/** Number of gaps from which a usual interval can be derived. */
const minGaps = 20;

/**
 * Returns how long this connection may be silent before staff is notified, in milliseconds: three
 * times the longest of its gaps without the rarest twentieth, at least a day and at most a
 * fortnight. With too few gaps it is a fortnight.
 */
export function silenceThreshold(gaps: number[]): number {
  if (gaps.length < minGaps) return 14 * 24 * hour;
  const sorted = gaps.toSorted((one, other) => one - other);
  const usual = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
  return Math.min(14 * 24 * hour, Math.max(24 * hour, 3 * usual));
}
