import type { CountedRow } from './counted-row.ts';

/** Whether a row of a plan is taken although something in it should be checked. */
export function isWarned({ verdict, problems }: Pick<CountedRow, 'verdict' | 'problems'>): boolean {
  const isTaken = ['create', 'update', 'unchanged', 'in-bin'].includes(verdict);
  return isTaken && (problems ?? []).some(({ warning }) => warning);
}

/**
 * SQL: whether an `import_row r` is taken although something in it should be checked. A commit may
 * hold such a row, which keeps its warning: the count of the plan stays true.
 */
export const warnedRow = `r.verdict in ('create', 'update', 'unchanged', 'in-bin', 'held')
  and r.problems @? '$[*] ? (@.warning == true)'`;
