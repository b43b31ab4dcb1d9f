import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { FileFields } from '#lib/clients/find-by-email-keys.ts';
import { connection } from '#lib/database/connection.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { mayBeSamePerson } from '#lib/matching/may-be-same-person.ts';
import type { RowKind } from './counts.ts';
import { mistypedRow } from './mistyped-row.ts';
import { type CommitState, isOfKind, kindColumn } from './row-kind.ts';
import type { RowProblem } from './row-problem.ts';
import type { RowFilter, RowQuery } from './row-query.ts';
import { shownCells } from './shown-cells.ts';
import type { UndoConflict } from './undo-conflict.ts';
import { warnedRow } from './warned-row.ts';

/** One row of the file with what became of it. `cells`: of correctable and corrected rows only. */
export type OutcomeRow = {
  line: number;
  kind: RowKind;
  lastName: string | null;
  firstName: string | null;
  email: string | null;
  /** What the row stores beside name and e-mail. `birthDate` is an ISO 8601 day. */
  details: RowDetails;
  cells: string[];
  problems: RowProblem[];
  changes: FieldChanges | null;
  clientId: string | null;
  /** Why the undo left the client as it is. */
  kept: UndoConflict | null;
};

export type RowDetails = Omit<FileFields, 'lastName' | 'firstName' | 'groups'> & { groups: string[] | null };

export type RowPage = { rows: OutcomeRow[]; hasBefore: boolean; hasAfter: boolean };

type Named = { lastName: string | null; firstName: string | null };
type StoredRow = Omit<OutcomeRow, 'problems'> & {
  problems: RowProblem[] | null;
  firstLastName: string | null;
  firstFirstName: string | null;
};

const pageSize = 50;

/** Lists one page of rows in the order of the file; none for another structure's import. */
export async function listRows(staff: Staff, importId: string, state: CommitState, query: RowQuery): Promise<RowPage> {
  if (!may(staff, 'imports.read')) return { rows: [], hasBefore: false, hasAfter: false };
  const backwards = query.after === null && query.before !== null;
  const found = await readPage({ structureId: staff.structure.id, importId }, state, query, backwards);
  const more = found.length > pageSize;
  const rows = found.slice(0, pageSize).map(({ problems, firstLastName, firstFirstName, ...row }): OutcomeRow => {
    const first = { lastName: firstLastName, firstName: firstFirstName };
    return { ...row, problems: nameShared(problems ?? [], row, first) };
  });
  if (backwards) rows.reverse();
  return { rows, hasBefore: backwards ? more : query.after !== null, hasAfter: backwards ? true : more };
}

/** Two people with one address are no duplicate: the problem of the later row names the first. */
function nameShared(problems: RowProblem[], row: Named, first: Named): RowProblem[] {
  if (!first.lastName || mayBeSamePerson(toName(row), toName(first))) return problems;
  const name = `${first.firstName} ${first.lastName}`.trim();
  return problems.map((problem) => (problem.code === 'duplicate' ? { ...problem, code: 'shared', name } : problem));
}

function toName({ lastName, firstName }: Named): { lastName: string; firstName: string } {
  return { lastName: lastName ?? '', firstName: firstName ?? '' };
}

function conditionOf(filter: RowFilter | null, state: CommitState): string {
  if (filter === null) return 'true';
  if (filter === 'kept') return 'r.kept is not null';
  if (filter === 'warned') return warnedRow;
  return filter === 'mistyped' ? mistypedRow : isOfKind(filter, state);
}

async function readPage(
  of: ImportKey,
  state: CommitState,
  { kind, after, before }: RowQuery,
  backwards: boolean,
): Promise<StoredRow[]> {
  const [order, isBeyond] = backwards ? ['desc', '<'] : ['asc', '>'];
  const { rows } = await connection().pool.query<StoredRow>(
    `select r.line, ${kindColumn(state)} as kind, r.last_name as "lastName", r.first_name as "firstName", r.email,
      jsonb_build_object('phone', r.phone, 'secondPhone', r.second_phone, 'birthDate', r.birth_date, 'gender', r.gender,
        'language', r.language, 'memberNumber', r.member_number, 'groups', r.groups, 'note', left(r.note, 1000)) as details,
      ${shownCells} as cells, r.problems, r.changes, r.client_id as "clientId", r.kept,
      first.last_name as "firstLastName", first.first_name as "firstFirstName"
    from (
      select * from import_row r
      where structure_id = $1 and import_id = $2 and ${conditionOf(kind, state)} and line ${isBeyond} $3
      order by line ${order} limit $4
    ) r
    left join import_row first on r.verdict = 'duplicate' and first.structure_id = $1 and first.import_id = $2
      and first.line = (jsonb_path_query_first(r.problems, '$[*] ? (@.code == "duplicate").line'))::int
    order by r.line ${order}`,
    [...keyOf(of), (backwards ? before : after) ?? 0, pageSize + 1],
  );
  return rows;
}
