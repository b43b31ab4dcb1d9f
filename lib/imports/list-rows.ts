import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { connection } from '#lib/database/connection.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { type RowKind, rowKinds, type Verdict } from './counts.ts';
import type { KeptReason } from './kept-reason.ts';
import { type Course, kindOf, rowsOfKind } from './row-kind.ts';
import type { RowProblem } from './row-problem.ts';

/** One row of the file with what became of it. `cells` only where the fields do not tell: of refused rows. */
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
  kept: KeptReason | null;
};

/** `kept`: the rows whose client an undo left as it is. */
export const rowFilters = [...rowKinds, 'kept'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** Which rows to show: `after` and `before` are lines of the file. */
export type RowQuery = { kind: RowFilter | null; after: number | null; before: number | null };
export type RowPage = { rows: OutcomeRow[]; hasBefore: boolean; hasAfter: boolean };

type Stored = Omit<OutcomeRow, 'kind' | 'problems'> & { verdict: Verdict; beyond: boolean; problems: RowProblem[] | null };

const pageSize = 50;

/** One page of an import's rows in the order of the file. An import of another structure has none. */
export async function listRows(staff: Staff, importId: string, course: Course, { kind, after, before }: RowQuery): Promise<RowPage> {
  const backwards = after === null && before !== null;
  const found = await read(staff, importId, course, conditionOf(kind, course), backwards, backwards ? before : (after ?? 0));
  const more = found.length > pageSize;
  const rows = found.slice(0, pageSize).map(({ verdict, beyond, problems, ...row }): OutcomeRow => {
    const idle = row.changes !== null && Object.keys(row.changes).length === 0;
    return { ...row, kind: kindOf({ verdict, beyond, idle }, course), problems: problems ?? [] };
  });
  if (backwards) rows.reverse();
  return { rows, hasBefore: backwards ? more : after !== null, hasAfter: backwards ? true : more };
}

function conditionOf(kind: RowFilter | null, course: Course): string {
  if (kind === null) return 'true';
  if (kind === 'kept') return 'r.kept is not null';
  const rows = rowsOfKind(kind, course);
  return rows ? `r.verdict in (${rows.verdicts.map((verdict) => `'${verdict}'`).join(', ')}) and ${rows.sql}` : 'false';
}

async function read(
  { structure }: Staff,
  importId: string,
  { reached }: Course,
  condition: string,
  backwards: boolean,
  place: number,
): Promise<Stored[]> {
  const { rows } = await connection().pool.query<Stored>(
    `select line, verdict, line > $3 as beyond, last_name as "lastName", first_name as "firstName", email, cells, problems, changes,
      client_id as "clientId", kept
    from import_row r
    where structure_id = $1 and import_id = $2 and ${condition} and line ${backwards ? '<' : '>'} $4
    order by line ${backwards ? 'desc' : 'asc'} limit $5`,
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
