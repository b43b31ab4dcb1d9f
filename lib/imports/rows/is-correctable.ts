import type { RowKind, Verdict } from './counts.ts';
import type { RowProblem, RowProblemCode } from './row-problem.ts';

/** Warnings that say what became of a cell which another value cannot make better. */
const onlyTold: ReadonlySet<RowProblemCode> = new Set(['more-cells', 'other-address', 'phone-words']);

/** Kinds of rows that would write or match a client. */
const taken: ReadonlySet<RowKind> = new Set<Verdict>(['create', 'update', 'unchanged', 'in-bin']);

/**
 * Whether a planned row can be corrected: one that is refused, a duplicate, or one with a warning.
 * A repeated header line holds no client to correct.
 */
export function isCorrectable({ kind, problems }: { kind: RowKind; problems: readonly RowProblem[] }): boolean {
  if (kind === 'refused') return problems.some(({ code, warning }) => !warning && code !== 'header-again');
  if (kind === 'duplicate') return true;
  return taken.has(kind) && problems.some(({ code, warning }) => warning && !onlyTold.has(code));
}
