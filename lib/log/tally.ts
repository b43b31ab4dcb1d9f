/** What is counted in every process, whether its metrics are read or not. */
export type Tallied = 'gateDecisions' | 'importRows' | 'databaseRetries';

// The preload and each bundle of Next load this module once: they share one set of counts.
const shared = globalThis as { clubTallies?: Map<Tallied, Map<string, number>> };

/**
 * Counts something since the start of this process. A map costs nothing where no one reads metrics.
 * @param label one of a few fixed words, never an id: each makes a time series of its own
 */
export function tally(counted: Tallied, label: string, by = 1): void {
  shared.clubTallies ??= new Map();
  const counts = shared.clubTallies.get(counted) ?? new Map<string, number>();
  shared.clubTallies.set(counted, counts);
  counts.set(label, (counts.get(label) ?? 0) + by);
}

/** Returns the counts of this process by label. */
export function readTally(counted: Tallied): ReadonlyMap<string, number> {
  return shared.clubTallies?.get(counted) ?? new Map();
}
