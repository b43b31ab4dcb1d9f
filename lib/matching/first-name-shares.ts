import { connection } from '#lib/database/connection.ts';
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

/**
 * Estimates the share of a structure's clients with a first name, from a sample of the oldest
 * clients.
 */
export async function readFirstNameShares(structureId: string): Promise<(firstName: string) => number> {
  const { rows } = await connection().pool.query<{ name: string; count: number }>(
    `select name, count(*)::int as count from (select first_name as name from client where structure_id = $1
      order by id limit ${sampleSize}) first_ones
     group by name`,
    [structureId],
  );
  const counts = new Map<string, number>();
  for (const { name, count } of rows) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + count);
  const total = rows.reduce((sum, { count }) => sum + count, pseudoCount);
  return (firstName) => Math.max(minShare, ((counts.get(fold(firstName)) ?? 0) + pseudoCount / 100) / total);
}
