import type { PoolClient } from 'pg';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import type { Verdict } from './counts.ts';
import type { Decision } from './decide-row.ts';
import { type ImportKey, keyOf } from './import-key.ts';
import type { ParsedRow } from './parse-row.ts';
import type { RowProblem } from './row-problem.ts';

/** A row that was refused, as it reads now. Its cells stay with it: they are what an outcome file gives back. */
export type CorrectedRow = { line: number; cells: string[]; parsed: ParsedRow; decision: Decision };

type Rival = { line: number; verdict: Verdict; changes: FieldChanges | null };

const nobody: Decision = { verdict: 'duplicate', clientId: null, clientVersion: null, changes: null };

/**
 * Puts a corrected row into a plan that nobody else can change meanwhile, and mends the counts. Of rows with the same e-mail the
 * first counts, as in `markDuplicates`: the corrected row is a duplicate of an earlier one, and makes one of a later.
 */
export async function settleRow(tx: PoolClient, of: ImportKey, row: CorrectedRow): Promise<Verdict> {
  const rival = row.parsed.verdict === 'usable' ? await rivalOf(tx, of, row) : null;
  const late = rival !== null && rival.line < row.line;
  const decision = late ? nobody : row.decision;
  const problems: RowProblem[] = late
    ? [...row.parsed.problems, { code: 'duplicate', field: 'email', line: rival.line }]
    : row.parsed.problems;
  await write(tx, of, row, decision, problems);
  const moved: [from: Verdict, to: Verdict][] = [['refused', decision.verdict]];
  let fills = fillsBlank(decision);
  if (rival && !late) {
    await makeDuplicates(tx, of, row, rival.line);
    moved.push([rival.verdict, 'duplicate']);
    fills -= fillsBlank(rival);
  }
  await recount(tx, of, moved, fills);
  return decision.verdict;
}

/** The row of the file that counts for the same e-mail: there is one at most. */
async function rivalOf(tx: PoolClient, of: ImportKey, { line, parsed }: CorrectedRow): Promise<Rival | null> {
  const { rows } = await tx.query<Rival>(
    `select line, verdict, changes from import_row
    where structure_id = $1 and import_id = $2 and email_key = $3 and line <> $4 and verdict in ('create', 'update', 'unchanged', 'in-bin')`,
    [...keyOf(of), parsed.fields.emailKey, line],
  );
  return rows[0] ?? null;
}

async function write(tx: PoolClient, of: ImportKey, { line, cells, parsed }: CorrectedRow, decision: Decision, problems: RowProblem[]) {
  const { lastName, firstName, email, emailKey, phone, birthDate, memberNumber } = parsed.fields;
  const names = [lastName ?? '', firstName ?? ''] as const;
  const made = decision.verdict === 'create';
  await tx.query(
    `update import_row
    set verdict = $4, problems = $5, cells = $6, email_key = $7, email = $8, last_name = $9, first_name = $10, phone = $11, birth_date = $12,
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

/** The row that counted so far, and those that named it, now name this one. */
async function makeDuplicates(tx: PoolClient, of: ImportKey, { line, parsed }: CorrectedRow, rival: number): Promise<void> {
  const duplicate = JSON.stringify([{ code: 'duplicate', field: 'email', line }]);
  await tx.query(
    `update import_row
    set verdict = 'duplicate', client_id = null, client_version = null, changes = null,
      problems = jsonb_path_query_array(coalesce(problems, '[]'), '$[*] ? (@.code != "duplicate")') || $4::jsonb
    where structure_id = $1 and import_id = $2 and email_key = $3 and (line = $5 or verdict = 'duplicate')`,
    [...keyOf(of), parsed.fields.emailKey, duplicate, rival],
  );
}

/** Whether a choice to fill blanks only would leave something of it: 1 or 0. */
function fillsBlank({ verdict, changes }: { verdict: Verdict; changes: FieldChanges | null }): number {
  return verdict === 'update' && Object.values(changes ?? {}).some(({ before }) => before === null) ? 1 : 0;
}

/** The same sum in other parts, and another plan than the one that was shown. */
async function recount(tx: PoolClient, of: ImportKey, moved: [from: Verdict, to: Verdict][], fills: number): Promise<void> {
  for (const [from, to] of moved) {
    await tx.query(
      `update import set counts = jsonb_set(
        jsonb_set(counts, array[$3::text], to_jsonb((counts ->> $3::text)::int - 1)),
        array[$4::text], to_jsonb((counts ->> $4::text)::int + 1)
      ) where structure_id = $1 and id = $2`,
      [...keyOf(of), from, to],
    );
  }
  await tx.query(
    `update import set plan = plan + 1, choices = jsonb_set(choices, '{fills}', to_jsonb((choices ->> 'fills')::int + $3::int))
    where structure_id = $1 and id = $2`,
    [...keyOf(of), fills],
  );
}
