import type { Verdict } from './counts.ts';
import type { RowProblem } from './row-problem.ts';
import { isUsable, usableRow } from './usable-row.ts';

/** Whether a planned row is taken although something in it should be checked. */
export function isWarned({ verdict, problems }: { verdict: Verdict; problems: readonly RowProblem[] | null }): boolean {
  return isUsable({ verdict }) && (problems ?? []).some(({ warning }) => warning);
}

/**
 * The same of `import_row r`, as a condition in SQL. A commit may hold such a row, which keeps its
 * warning: the count of the plan stays true.
 */
export const warnedRow = `(${usableRow} or r.verdict = 'held') and r.problems @? '$[*] ? (@.warning == true)'`;
