import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { CountedRow } from '#lib/imports/rows/counted-row.ts';
import type { Verdict } from '#lib/imports/rows/counts.ts';
import { countNewGroups } from '#lib/imports/rows/new-groups.ts';
import { isUsable, usableRow } from '#lib/imports/rows/usable-row.ts';
import { asDuplicate, duplicateOf, type JudgedRow } from './judge-row.ts';
import { judgedColumns, judgedValues } from './judged-values.ts';
import { promoteDuplicate } from './promote-duplicate.ts';
import { type CountShift, shiftCounts } from './shift-counts.ts';

/**
 * A row as it is judged once corrected, and as it was before. Its cells are stored too: an outcome
 * file gives them back.
 */
export type CorrectedRow = {
  line: number;
  cells: string[];
  judged: JudgedRow;
  before: CountedRow & { emailKey: string | null };
};

const duplicate: CountedRow = { verdict: 'duplicate', changes: null, problems: null };

/**
 * Writes a corrected row into a plan that the caller has locked, and adjusts the counts. Of rows
 * with the same e-mail the first counts, as in `markDuplicates`: the corrected row becomes a
 * duplicate of an earlier one, and makes a later one its duplicate. Where it counted for its former
 * address, the next row with that address is promoted.
 */
export async function applyCorrection(tx: Transaction, of: ImportKey, row: CorrectedRow): Promise<Verdict> {
  const { line, before } = row;
  const { emailKey } = row.judged.fields;
  const other = isUsable(row.judged) ? await otherUsableRow(tx, of, emailKey, line) : null;
  const judged = other && other.line < line ? asDuplicate(row.judged, other.line) : row.judged;
  await writeRow(tx, of, line, row.cells, judged);
  const shifts: CountShift[] = [[before, judged]];
  if (other && other.line > line) {
    await pointDuplicates(tx, of, emailKey, line, other.line);
    shifts.push([other, duplicate]);
  }
  const promoted = before.emailKey === emailKey ? null : await promoteDuplicate(tx, of, before);
  if (promoted) {
    await writeRow(tx, of, promoted.line, promoted.cells, promoted.judged);
    await pointDuplicates(tx, of, promoted.judged.fields.emailKey, promoted.line, promoted.line);
    shifts.push([duplicate, promoted.judged]);
  }
  await shiftCounts(tx, of, shifts);
  await recountNewGroups(tx, of, judged);
  return judged.verdict;
}

/** A row that was or is corrected may give other groups, as may one that takes its place. */
async function recountNewGroups(tx: Transaction, of: ImportKey, { fields }: JudgedRow): Promise<void> {
  const { rows } = await tx.query<{ some: boolean }>(
    `select coalesce(choices -> 'newGroups' <> '[]', false) as some from import where structure_id = $1 and id = $2`,
    keyOf(of),
  );
  if (!rows[0]?.some && !fields.groups) return;
  await tx.query(
    `update import set choices = choices || jsonb_build_object('newGroups', $3::jsonb) where structure_id = $1 and id = $2`,
    [...keyOf(of), JSON.stringify(await countNewGroups(tx, of))],
  );
}

/** The row of the file that counts for the same e-mail: there is one at most. */
async function otherUsableRow(
  tx: Transaction,
  of: ImportKey,
  emailKey: string | null,
  line: number,
): Promise<(CountedRow & { line: number }) | null> {
  const { rows } = await tx.query<CountedRow & { line: number }>(
    `select line, verdict, changes, problems from import_row r
    where structure_id = $1 and import_id = $2 and email_key = $3 and line <> $4 and ${usableRow}`,
    [...keyOf(of), emailKey, line],
  );
  return rows[0] ?? null;
}

async function writeRow(
  tx: Transaction,
  of: ImportKey,
  line: number,
  cells: string[],
  judged: JudgedRow,
): Promise<void> {
  const assignments = judgedColumns.map((column, index) => `${column} = $${index + 5}`);
  await tx.query(
    `update import_row set cells = $4, ${assignments.join(', ')}
    where structure_id = $1 and import_id = $2 and line = $3`,
    [...keyOf(of), line, cells, ...judgedValues(judged)],
  );
}

/**
 * Makes the duplicates of an address name the line that counts now, and the row that counted until
 * now, `former`, one of them.
 */
async function pointDuplicates(
  tx: Transaction,
  of: ImportKey,
  emailKey: string | null,
  line: number,
  former: number,
): Promise<void> {
  await tx.query(
    `update import_row
    set verdict = 'duplicate', client_id = null, client_version = null, changes = null,
      problems = jsonb_path_query_array(coalesce(problems, '[]'), '$[*] ? (@.code != "duplicate")') || $4::jsonb
    where structure_id = $1 and import_id = $2 and email_key = $3 and line <> $5 and (line = $6
      or verdict = 'duplicate')`,
    [...keyOf(of), emailKey, JSON.stringify([duplicateOf(line)]), line, former],
  );
}
