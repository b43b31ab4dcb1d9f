import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { prismaVerdict, type Verdict, verdicts } from './counts.ts';
import type { RowProblem } from './row-problem.ts';

/** One row of the file with what became of it. */
export type OutcomeRow = {
  line: number;
  verdict: Verdict;
  lastName: string | null;
  firstName: string | null;
  email: string | null;
  cells: string[];
  problems: RowProblem[];
  changes: FieldChanges | null;
  clientId: string | null;
};

/** Which rows to show: `after` and `before` are lines of the file. */
export type RowQuery = { verdict: Verdict | null; after: number | null; before: number | null };
export type RowPage = { rows: OutcomeRow[]; hasBefore: boolean; hasAfter: boolean };

const pageSize = 50;

/** One page of an import's rows in the order of the file. An import of another structure has none. */
export async function listRows(staff: Staff, importId: string, { verdict, after, before }: RowQuery): Promise<RowPage> {
  const backwards = after === null && before !== null;
  const found = await prisma().importRow.findMany({
    where: {
      structureId: staff.structure.id,
      importId,
      verdict: verdict ? prismaVerdict(verdict) : { not: null },
      line: backwards ? { lt: before } : { gt: after ?? 0 },
    },
    orderBy: { line: backwards ? 'desc' : 'asc' },
    take: pageSize + 1,
  });
  const more = found.length > pageSize;
  const rows = found.slice(0, pageSize).map(
    ({ line, verdict: decided, lastName, firstName, email, cells, problems, changes, clientId }): OutcomeRow => ({
      line,
      verdict: decided === 'in_bin' ? 'in-bin' : (decided as Verdict),
      lastName,
      firstName,
      email,
      cells,
      problems: (problems as RowProblem[] | null) ?? [],
      changes: changes as FieldChanges | null,
      clientId,
    }),
  );
  if (backwards) rows.reverse();
  return { rows, hasBefore: backwards ? more : after !== null, hasAfter: backwards ? true : more };
}

/** Reads the search parameters of the page; what cannot be read counts as not given. */
export function parseRowQuery(parameters: Record<string, string | string[] | undefined>): RowQuery {
  const verdict = verdicts.find((name) => name === parameters.verdict) ?? null;
  const after = lineOf(parameters.after);
  return { verdict, after, before: after === null ? lineOf(parameters.before) : null };
}

function lineOf(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
