import type { RowKind } from './counts.ts';
import type { RowProblem } from './row-problem.ts';

/**
 * Whether a row would create somebody with an address that looks mistyped: only there a correction
 * changes nobody who is known.
 */
export function isMistyped({ verdict, problems }: { verdict: RowKind; problems: RowProblem[] | null }): boolean {
  return verdict === 'create' && (problems ?? []).some(({ code }) => code === 'mistyped');
}

/** The same of `import_row r`, as a condition. */
export const mistypedRow = `r.verdict = 'create' and r.problems @? '$[*] ? (@.code == "mistyped")'`;
