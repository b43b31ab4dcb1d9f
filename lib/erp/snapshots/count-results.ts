import type { PersonResult } from '#lib/erp/people/decide-person-events.ts';

/**
 * Lines of a snapshot by what they did. `invalid`: about unknown people who cannot become clients
 * by them. `erased`: about people whose data was erased.
 */
export type AppliedCounts = {
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  invalid: number;
  erased: number;
};

/** Adds the results of lines to the counts. */
export function countResults(results: PersonResult[], counts: AppliedCounts = noCounts()): AppliedCounts {
  for (const result of results) counts[countsAs(result)] += 1;
  return counts;
}

function noCounts(): AppliedCounts {
  return { created: 0, updated: 0, unchanged: 0, removed: 0, invalid: 0, erased: 0 };
}

function countsAs({ verdict, presence, changes, takenOver }: PersonResult): keyof AppliedCounts {
  if (verdict === 'invalid') return verdict;
  if (verdict === 'ignored') return 'erased';
  if (presence === 'created' || presence === 'removed') return presence;
  return presence === 'restored' || takenOver || Object.keys(changes).length > 0 ? 'updated' : 'unchanged';
}
