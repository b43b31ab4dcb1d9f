import type { Writer } from '#lib/csv/dialect-writer.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import type { RowProblemCode } from '#lib/imports/rows/row-problem.ts';
import type { SkippedRow } from './skipped-rows.ts';

const quoteProblems: ReadonlySet<RowProblemCode> = new Set(['quote-misplaced', 'quote-not-closed']);

/**
 * Keeps cells beyond the columns before the two that are added, so that the row is refused again
 * until it is corrected.
 */
export function outcomeRecord(
  writer: Writer,
  read: string[],
  row: SkippedRow,
  width: number,
  columns: number,
  locale: Locale,
): Buffer {
  const cells = row.corrected ?? read;
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  const kept =
    filled > columns ? cells.slice(0, filled) : Array.from({ length: width }, (_, index) => cells[index] ?? '');
  const raw = row.corrected === null && row.problems.some(({ code }) => quoteProblems.has(code)) ? kept.length : 0;
  return writer.record([...kept, reasonOf(row, locale), String(row.line)], raw);
}

function reasonOf({ kind, problems }: SkippedRow, locale: Locale): string {
  const dictionary = dictionaryOf(locale);
  if (kind === 'not-reached') return dictionary.imports.verdicts.outcome['not-reached'];
  const reasons = problems.filter(({ warning }) => !warning);
  return reasons.map((problem) => rowProblemText(problem, locale, dictionary)).join(' · ');
}
