import type { Verdict } from './counts.ts';

const usableVerdicts: Verdict[] = ['create', 'update', 'unchanged', 'in-bin'];

/** Whether a row counts for its address: of the rows with the same one, the first of these does. */
export function isUsable({ verdict }: { verdict: Verdict }): boolean {
  return usableVerdicts.includes(verdict);
}

/** The same of `import_row r`, as a condition in SQL. */
export const usableRow = `r.verdict in (${usableVerdicts.map((verdict) => `'${verdict}'`).join(', ')})`;
