import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { Verdict } from './counts.ts';
import type { RowProblem } from './row-problem.ts';

/** The columns of a row that the plan's counters depend on. */
export type CountedRow = { verdict: Verdict; changes: FieldChanges | null; problems: RowProblem[] | null };

/** Returns 1 where the choice to fill blanks only would change something, else 0. */
export function fillsBlank({ verdict, changes }: CountedRow): number {
  return verdict === 'update' && Object.values(changes ?? {}).some(({ before }) => before === null) ? 1 : 0;
}
