import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { rowKinds } from '#lib/imports/rows/counts.ts';
import { fileProblemText } from '#lib/imports/rows/describe-problem.ts';
import { whatWasDone, whatWasUndone } from './what-was-done.ts';

/**
 * What the list of imports says about the result of one: its problem, its progress or its counts.
 */
export function importResult(summary: ImportSummary, locale: Locale, dictionary: Dictionary): string {
  const { counts, problem, state, progress } = summary;
  const { imports: words } = dictionary;
  if (problem) return fileProblemText(problem, locale, dictionary);
  if (progress)
    return new Intl.NumberFormat(locale, { style: 'percent' }).format(progress.done / Math.max(1, progress.total));
  if (state === 'undone') return whatWasUndone({ summary, locale, dictionary });
  if (!counts || state === 'discarded') return '';
  if (state === 'planned') {
    const rows = rowKinds.reduce((sum, kind) => sum + counts[kind], 0);
    return words.planned(rows, formatNumber(locale, rows));
  }
  const rest = rowKinds.filter((kind) => counts[kind] > 0 && !['create', 'update', 'reopened'].includes(kind));
  return [
    whatWasDone({ summary, locale, dictionary }),
    ...rest.map((kind) => words.sum[kind](counts[kind], formatNumber(locale, counts[kind]))),
  ].join(' · ');
}
