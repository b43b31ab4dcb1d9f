import { connection } from '#lib/database/connection.ts';
import { addUp, type Counts, type Tally, type Verdict } from './counts.ts';
import { type ImportOfStaff, keyOf } from './import-of-staff.ts';

/**
 * Counts the rows by verdict, from the database and not from memory, and adds the lines that are no row.
 * @throws Error when the parts do not add up to the lines of the file: that would be a bug, and no count to show.
 */
export async function countRows(of: ImportOfStaff, tally: Tally): Promise<Counts> {
  const { rows } = await connection().pool.query<{ verdict: Verdict; count: number }>(
    'select verdict, count(*)::int as count from import_row where structure_id = $1 and import_id = $2 group by verdict',
    keyOf(of),
  );
  const counts: Counts = { ...tally, create: 0, update: 0, unchanged: 0, duplicate: 0, 'in-bin': 0, refused: 0, example: 0 };
  for (const { verdict, count } of rows) counts[verdict] = count;
  if (addUp(counts) !== counts.lines) throw new Error(`The parts of an import add up to ${addUp(counts)} of ${counts.lines} lines.`);
  return counts;
}
