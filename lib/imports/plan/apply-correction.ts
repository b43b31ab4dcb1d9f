import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { type CountedRow, fillsBlank } from '#lib/imports/rows/counted-row.ts';
import type { Verdict } from '#lib/imports/rows/counts.ts';
import { isMistyped } from '#lib/imports/rows/mistyped-row.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import type { Decision } from './decide-row.ts';
import type { ParsedRow, RowFields } from './parse-row.ts';
import { type PromotedDuplicate, promoteDuplicate } from './promote-duplicate.ts';

/**
 * A row as it reads once corrected, and how it stood before. Its cells stay with it: they are what
 * an outcome file gives back.
 */
export type CorrectedRow = {
  line: number;
  cells: string[];
  parsed: ParsedRow;
  decision: Decision;
  before: CountedRow & { emailKey: string | null };
};

type Rival = CountedRow & { line: number };
type Shift = [from: CountedRow, to: CountedRow];

const nobody: Decision = { verdict: 'duplicate', clientId: null, clientVersion: null, changes: null, warnings: [] };

/**
 * Puts a corrected row into a plan that nobody else can change meanwhile, and mends the counts. Of
 * rows with the same e-mail the first counts, as in `markDuplicates`: the corrected row is a
 * duplicate of an earlier one, and makes one of a later. Where it counted for the address it had,
 * the next row with that address now does.
 */
export async function applyCorrection(tx: Transaction, of: ImportKey, row: CorrectedRow): Promise<Verdict> {
  const rival = row.parsed.verdict === 'usable' ? await rivalOf(tx, of, row) : null;
  const late = rival !== null && rival.line < row.line;
  const decision = late ? nobody : row.decision;
  const problems = [...row.parsed.problems, ...row.decision.warnings];
  if (late) problems.push(duplicateOf(rival.line));
  await write(tx, of, { ...row, fields: row.parsed.fields, decision, problems });
  const shifts: Shift[] = [[row.before, { ...decision, problems }]];
  if (rival && !late) {
    await nameLine(tx, of, row.parsed.fields.emailKey, row.line, rival.line);
    shifts.push([rival, { ...nobody, problems: null }]);
  }
  const heir = row.before.emailKey !== row.parsed.fields.emailKey ? await promoteDuplicate(tx, of, row.before) : null;
  if (heir) shifts.push(await inherit(tx, of, heir));
  await recount(tx, of, shifts);
  return decision.verdict;
}

function duplicateOf(line: number): RowProblem {
  return { code: 'duplicate', field: 'email', line };
}

/** The row of the file that counts for the same e-mail: there is one at most. */
async function rivalOf(tx: Transaction, of: ImportKey, { line, parsed }: CorrectedRow): Promise<Rival | null> {
  const { rows } = await tx.query<Rival>(
    `select line, verdict, changes, problems from import_row
    where structure_id = $1 and import_id = $2 and email_key = $3 and line <> $4 and verdict in ('create', 'update',
      'unchanged', 'in-bin')`,
    [...keyOf(of), parsed.fields.emailKey, line],
  );
  return rows[0] ?? null;
}

async function inherit(tx: Transaction, of: ImportKey, heir: PromotedDuplicate): Promise<Shift> {
  const { line, fields, decision, problems } = heir;
  await write(tx, of, heir);
  await nameLine(tx, of, fields.emailKey, line, line);
  return [
    { ...nobody, problems: null },
    { ...decision, problems },
  ];
}

type Written = { line: number; cells: string[]; fields: RowFields; decision: Decision; problems: RowProblem[] };

async function write(
  tx: Transaction,
  of: ImportKey,
  { line, cells, fields, decision, problems }: Written,
): Promise<void> {
  const { lastName, firstName, email, emailKey, phone, birthDate, memberNumber } = fields;
  const names = [lastName ?? '', firstName ?? ''] as const;
  const made = decision.verdict === 'create';
  await tx.query(
    `update import_row
    set verdict = $4, problems = $5, cells = $6, email_key = $7, email = $8, last_name = $9, first_name = $10,
      phone = $11, birth_date = $12,
      member_number = $13, sort_name = $14, search_text = $15, client_id = $16, client_version = $17, changes = $18
    where structure_id = $1 and import_id = $2 and line = $3`,
    [
      ...keyOf(of),
      line,
      decision.verdict,
      problems.length > 0 ? JSON.stringify(problems) : null,
      cells,
      ...[emailKey, email, lastName, firstName, phone, birthDate, memberNumber],
      made ? sortName(...names) : null,
      made ? searchText({ lastName: names[0], firstName: names[1], emailKey: emailKey ?? '' }) : null,
      decision.clientId,
      decision.clientVersion,
      decision.changes && JSON.stringify(decision.changes),
    ],
  );
}

/**
 * The duplicates of an address, and the row that counted so far if it no longer does, name the line
 * that counts now.
 */
async function nameLine(
  tx: Transaction,
  of: ImportKey,
  emailKey: string | null,
  line: number,
  dethroned: number,
): Promise<void> {
  await tx.query(
    `update import_row
    set verdict = 'duplicate', client_id = null, client_version = null, changes = null,
      problems = jsonb_path_query_array(coalesce(problems, '[]'), '$[*] ? (@.code != "duplicate")') || $4::jsonb
    where structure_id = $1 and import_id = $2 and email_key = $3 and line <> $5 and (line = $6
      or verdict = 'duplicate')`,
    [...keyOf(of), emailKey, JSON.stringify([duplicateOf(line)]), line, dethroned],
  );
}

/** The same sum in other parts, and another plan than the one that was shown. */
async function recount(tx: Transaction, of: ImportKey, shifts: Shift[]): Promise<void> {
  for (const [from, to] of shifts) {
    if (from.verdict === to.verdict) continue;
    await tx.query(
      `update import set counts = jsonb_set(
        jsonb_set(counts, array[$3::text], to_jsonb((counts ->> $3::text)::int - 1)),
        array[$4::text], to_jsonb((counts ->> $4::text)::int + 1)
      ) where structure_id = $1 and id = $2`,
      [...keyOf(of), from.verdict, to.verdict],
    );
  }
  const gained = (count: (row: CountedRow) => number) =>
    shifts.reduce((sum, [from, to]) => sum + count(to) - count(from), 0);
  await tx.query(
    `update import set plan = plan + 1, choices = jsonb_build_object(
      'fills', (choices ->> 'fills')::int + $3::int, 'mistyped', coalesce((choices ->> 'mistyped')::int, 0) + $4::int,
      'corrected', coalesce((choices ->> 'corrected')::int, 0) + 1)
    where structure_id = $1 and id = $2`,
    [...keyOf(of), gained(fillsBlank), gained((row) => (isMistyped(row) ? 1 : 0))],
  );
}
