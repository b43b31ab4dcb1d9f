import type { Queryable } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { addUp, type Counts, type RowKind, rowKinds, type Tally, type Verdict } from './counts.ts';
import { mistypedRow } from './mistyped-row.ts';
import { type CommitState, kindOf } from './row-kind.ts';

/**
 * What to know before one says yes. `fills`: rows to update, with at least one blank to fill.
 * `mistyped`: rows to create, with an address that looks it. `corrected`: how many corrections the
 * plan holds, which another reading of the file forgets.
 */
export type Choices = { fills: number; mistyped: number; corrected?: number };

type Group = { verdict: Verdict; beyond: boolean; idle: boolean; count: number };

/**
 * Counts the rows by what became of them, from the database and not from memory, and adds the lines
 * that are no row.
 * @throws Error when the parts do not add up to the lines of the file: that would be a bug, and no
 *   count to show.
 */
export async function countRows(
  database: Queryable,
  of: ImportKey,
  tally: Tally,
  course: CommitState,
): Promise<Counts> {
  const { rows } = await database.query<Group>(
    `select verdict, line > $3 as beyond, coalesce(changes = '{}', false) as idle, count(*)::int as count
    from import_row where structure_id = $1 and import_id = $2 group by 1, 2, 3`,
    [...keyOf(of), course.reached],
  );
  const none = Object.fromEntries(rowKinds.map((kind) => [kind, 0])) as Record<RowKind, number>;
  const { lines, separator, titles, header, blank, continued } = tally;
  const counts: Counts = { lines, separator, titles, header, blank, continued, ...none };
  for (const { count, ...row } of rows) counts[kindOf(row, course)] += count;
  if (addUp(counts) !== counts.lines)
    throw new Error(`The parts of an import add up to ${addUp(counts)} of ${counts.lines} lines.`);
  return counts;
}

/** What each choice would come to, and what is to be looked at first. */
export async function countChoices(database: Queryable, of: ImportKey): Promise<Choices> {
  const { rows } = await database.query<Choices>(
    `select
      (select count(*)::int from import_row
        where structure_id = $1 and import_id = $2 and verdict = 'update'
          and changes @? '$.*.before ? (@ == null)') as fills,
      (select count(*)::int from import_row r where structure_id = $1 and import_id = $2
        and ${mistypedRow}) as mistyped`,
    keyOf(of),
  );
  return rows[0] ?? { fills: 0, mistyped: 0 };
}
