import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { Verdict } from './counts.ts';
import type { RowProblem } from './row-problem.ts';

/** What of a row the counts of its plan rest on. */
export type CountedRow = { verdict: Verdict; changes: FieldChanges | null; problems: RowProblem[] | null };

/** Whether a choice to fill blanks only would leave something of it: 1 or 0. */
export function fillsBlank({ verdict, changes }: CountedRow): number {
  return verdict === 'update' && Object.values(changes ?? {}).some(({ before }) => before === null) ? 1 : 0;
}
