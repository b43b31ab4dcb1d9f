import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { connection } from '#lib/database/connection.ts';
import { mayBeSamePerson } from '#lib/matching/may-be-same-person.ts';
import { type RowKind, rowKinds, type Verdict } from './counts.ts';
import { mistypedRow } from './mistyped-row.ts';
import { type CommitState, kindOf, rowsOfKind } from './row-kind.ts';
import type { RowProblem } from './row-problem.ts';
import { shownCells } from './shown-cells.ts';
import type { UndoConflict } from './undo-conflict.ts';

/**
 * One row of the file with what became of it. `cells` only of rows that are there to be corrected,
 * and of corrected ones.
 */
export type OutcomeRow = {
  line: number;
  kind: RowKind;
  lastName: string | null;
  firstName: string | null;
  email: string | null;
  cells: string[];
  problems: RowProblem[];
  changes: FieldChanges | null;
  clientId: string | null;
  /** Why an undo left the client as it is. */
  kept: UndoConflict | null;
};

/**
 * `kept`: the rows whose client an undo left as it is. `mistyped`: those that would create somebody
 * with an address that looks it.
 */
export const rowFilters = [...rowKinds, 'kept', 'mistyped'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** Which rows to show: `after` and `before` are lines of the file. */
export type RowQuery = { kind: RowFilter | null; after: number | null; before: number | null };
export type RowPage = { rows: OutcomeRow[]; hasBefore: boolean; hasAfter: boolean };

type Named = { lastName: string; firstName: string };
type Twin = { twinLastName: string | null; twinFirstName: string | null };
type Stored = Omit<OutcomeRow, 'kind' | 'problems'> &
  Twin & { verdict: Verdict; beyond: boolean; problems: RowProblem[] | null };

const pageSize = 50;

/**
 * One page of an import's rows in the order of the file. An import of another structure has none.
 */
export async function listRows(
  staff: Staff,
  importId: string,
  course: CommitState,
  { kind, after, before }: RowQuery,
): Promise<RowPage> {
  if (!may(staff, 'imports.read')) return { rows: [], hasBefore: false, hasAfter: false };
  const backwards = after === null && before !== null;
  const found = await read(
    staff,
    importId,
    course,
    conditionOf(kind, course),
    backwards,
    backwards ? before : (after ?? 0),
  );
  const more = found.length > pageSize;
  const rows = found
    .slice(0, pageSize)
    .map(({ verdict, beyond, problems, twinLastName, twinFirstName, ...row }): OutcomeRow => {
      const idle = row.changes !== null && Object.keys(row.changes).length === 0;
      const twin = { lastName: twinLastName ?? '', firstName: twinFirstName ?? '' };
      return {
        ...row,
        kind: kindOf({ verdict, beyond, idle }, course),
        problems: nameShared(problems ?? [], row, twin),
      };
    });
  if (backwards) rows.reverse();
  return { rows, hasBefore: backwards ? more : after !== null, hasAfter: backwards ? true : more };
}

/**
 * A duplicate that somebody else's row comes before is not the same person twice, but one address
 * of two people: that is said.
 */
function nameShared(
  problems: RowProblem[],
  { lastName, firstName }: Pick<Stored, 'lastName' | 'firstName'>,
  twin: Named,
): RowProblem[] {
  if (!twin.lastName || mayBeSamePerson({ lastName: lastName ?? '', firstName: firstName ?? '' }, twin))
    return problems;
  const name = `${twin.firstName} ${twin.lastName}`.trim();
  return problems.map((problem) => (problem.code === 'duplicate' ? { ...problem, code: 'shared', name } : problem));
}

function conditionOf(kind: RowFilter | null, course: CommitState): string {
  if (kind === null) return 'true';
  if (kind === 'kept') return 'r.kept is not null';
  if (kind === 'mistyped') return mistypedRow;
  const rows = rowsOfKind(kind, course);
  return rows ? `r.verdict in (${rows.verdicts.map((verdict) => `'${verdict}'`).join(', ')}) and ${rows.sql}` : 'false';
}

async function read(
  { structure }: Staff,
  importId: string,
  { reached }: CommitState,
  condition: string,
  backwards: boolean,
  place: number,
): Promise<Stored[]> {
  const { rows } = await connection().pool.query<Stored>(
    `select r.line, r.verdict, r.line > $3 as beyond, r.last_name as "lastName", r.first_name as "firstName", r.email,
      ${shownCells} as cells, r.problems,
      r.changes, r.client_id as "clientId", r.kept, twin.last_name as "twinLastName", twin.first_name as "twinFirstName"
    from (
      select * from import_row r
      where structure_id = $1 and import_id = $2 and ${condition} and line ${backwards ? '<' : '>'} $4
      order by line ${backwards ? 'desc' : 'asc'} limit $5
    ) r
    left join import_row twin on r.verdict = 'duplicate' and twin.structure_id = $1 and twin.import_id = $2
      and twin.line = (jsonb_path_query_first(r.problems, '$[*] ? (@.code == "duplicate").line'))::int
    order by r.line ${backwards ? 'desc' : 'asc'}`,
    [structure.id, importId, reached, place, pageSize + 1],
  );
  return rows;
}

/** Reads the search parameters of the page; what cannot be read counts as not given. */
export function parseRowQuery(parameters: Record<string, string | string[] | undefined>): RowQuery {
  const kind = rowFilters.find((name) => name === parameters.verdict) ?? null;
  const after = lineOf(parameters.after);
  return { kind, after, before: after === null ? lineOf(parameters.before) : null };
}

function lineOf(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
