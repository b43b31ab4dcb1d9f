import { connection } from '#lib/database/connection.ts';
import { fold } from '#lib/identity/fold.ts';

/** Clients who are looked at: enough to tell a name that one in fifty bears from a rare one. */
const sample = 2_000;
/**
 * So many people of whom nothing is known are counted in, each name borne by one in a hundred: a
 * club of ten tells little.
 */
const unknown = 50;
/** No name is rarer than this. */
const least = 0.003;

/**
 * How large a share of a structure's clients bears a first name, from a sample: the clients who
 * came first.
 */
export async function readFirstNameShares(structureId: string): Promise<(firstName: string) => number> {
  const { rows } = await connection().pool.query<{ name: string; count: number }>(
    `select name, count(*)::int as count from (select first_name as name from client where structure_id = $1
      order by id limit ${sample}) first_ones
     group by name`,
    [structureId],
  );
  const counts = new Map<string, number>();
  for (const { name, count } of rows) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + count);
  const total = rows.reduce((sum, { count }) => sum + count, unknown);
  return (firstName) => Math.max(least, ((counts.get(fold(firstName)) ?? 0) + unknown / 100) / total);
}
