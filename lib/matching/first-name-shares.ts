import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { fold } from '#lib/identity/fold.ts';

/**
 * Number of clients in the sample: enough to distinguish a name that one in fifty has from a rare
 * one.
 */
const sampleSize = 2_000;
/**
 * Pseudo-count of unknown people in the share, each name with one in a hundred, because a club of
 * ten says little.
 */
const pseudoCount = 50;
/** Minimum share of a name. */
const minShare = 0.003;

/** The shares of first names among a structure's clients. */
type Shares = (firstName: string) => number;

/** Full samples, which hardly change, by structure: the oldest clients stay the oldest. */
const kept = new Map<string, { shares: Shares; until: number }>();
const keptMs = 10 * 60_000;
const maxKept = 1_000;

/**
 * Estimates the share of a structure's clients with a first name, from a sample of the oldest
 * clients. A full sample is read every ten minutes.
 */
export async function readFirstNameShares(structureId: string): Promise<Shares> {
  const earlier = kept.get(structureId);
  if (earlier && performance.now() < earlier.until) return earlier.shares;
  const rows = await runPrepared<{ name: string; count: number }>(connection().pool, sql, [structureId]);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const shares = sharesOf(rows, total);
  kept.delete(structureId);
  if (kept.size >= maxKept) kept.clear();
  if (total === sampleSize) kept.set(structureId, { shares, until: performance.now() + keptMs });
  return shares;
}

const sql = `select name, count(*)::int as count from (select first_name as name from client where structure_id = $1
    order by id limit ${sampleSize}) first_ones
  group by name`;

function sharesOf(rows: { name: string; count: number }[], total: number): Shares {
  const counts = new Map<string, number>();
  for (const { name, count } of rows) {
    const folded = fold(name);
    counts.set(folded, (counts.get(folded) ?? 0) + count);
  }
  return (firstName) =>
    Math.max(minShare, ((counts.get(fold(firstName)) ?? 0) + pseudoCount / 100) / (total + pseudoCount));
}
