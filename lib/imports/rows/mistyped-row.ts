import type { RowKind } from './counts.ts';
import type { RowProblem } from './row-problem.ts';

/**
 * Whether a row would create a client whose address looks mistyped. Only then a correction cannot
 * affect an existing client.
 */
export function isMistyped({ verdict, problems }: { verdict: RowKind; problems: RowProblem[] | null }): boolean {
  return verdict === 'create' && (problems ?? []).some(({ code }) => code === 'mistyped');
}

/** The same of `import_row r`, as a condition in SQL. */
export const mistypedRow = `r.verdict = 'create' and r.problems @? '$[*] ? (@.code == "mistyped")'`;
