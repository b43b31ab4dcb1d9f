import type { OutcomeRow } from './list-rows.ts';
import { isMistyped } from './mistyped-row.ts';

/** Whether a planned row can be corrected. A repeated header line holds no client to correct. */
export function isCorrectable({ kind, problems }: Pick<OutcomeRow, 'kind' | 'problems'>): boolean {
  if (kind === 'refused') return problems.some(({ code, warning }) => !warning && code !== 'header-again');
  return isMistyped({ verdict: kind, problems });
}
