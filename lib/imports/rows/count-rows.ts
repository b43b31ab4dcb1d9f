import type { Queryable } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { addUp, type Counts, type RowKind, rowKinds, type Tally } from './counts.ts';
import { mistypedRow } from './mistyped-row.ts';
import { countNewGroups, type NewGroups } from './new-groups.ts';
import { type CommitState, kindColumn } from './row-kind.ts';
import { warnedRow } from './warned-row.ts';

/**
 * Counts that the consent page shows. `fills`: rows to update that fill at least one blank.
 * `newGroups`: groups that are not there yet.
 * `mistyped`: rows to create whose address looks mistyped. `warned`: rows that are taken with a
 * warning. `corrected`: corrections of the plan,
 * which another reading of the file drops.
 */
export type Choices = { fills: number; mistyped: number; warned?: number; corrected?: number; newGroups?: NewGroups[] };

type Group = { kind: RowKind; count: number };

/**
 * Counts the rows of an import by kind in the database, and adds the lines that hold no row.
 * @throws Error when the parts do not add up to the lines of the file, which would be a bug
 */
export async function countRows(database: Queryable, of: ImportKey, tally: Tally, state: CommitState): Promise<Counts> {
  const { rows } = await database.query<Group>(
    `select ${kindColumn(state)} as kind, count(*)::int as count
    from import_row r where structure_id = $1 and import_id = $2 group by 1`,
    keyOf(of),
  );
  const none = Object.fromEntries(rowKinds.map((kind) => [kind, 0])) as Record<RowKind, number>;
  const { lines, separator, titles, header, blank, continued } = tally;
  const counts: Counts = { lines, separator, titles, header, blank, continued, ...none };
  for (const { kind, count } of rows) counts[kind] = count;
  if (addUp(counts) !== counts.lines)
    throw new Error(`The parts of an import add up to ${addUp(counts)} of ${counts.lines} lines.`);
  return counts;
}

/** Counts what the choices before a commit depend on. */
export async function countChoices(database: Queryable, of: ImportKey): Promise<Choices> {
  const { rows } = await database.query<Choices>(
    `select
      (select count(*)::int from import_row
        where structure_id = $1 and import_id = $2 and verdict = 'update'
          and changes @? '$.*.before ? (@ == null)') as fills,
      (select count(*)::int from import_row r where structure_id = $1 and import_id = $2
        and ${mistypedRow}) as mistyped,
      (select count(*)::int from import_row r where structure_id = $1 and import_id = $2
        and ${warnedRow}) as warned`,
    keyOf(of),
  );
  return { ...(rows[0] ?? { fills: 0, mistyped: 0 }), newGroups: await countNewGroups(database, of) };
}
