import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Counts, rowKinds } from '#lib/imports/rows/counts.ts';

const others = ['separator', 'titles', 'header', 'blank', 'continued'] as const satisfies (keyof Counts)[];

type Props = {
  counts: Counts;
  /** Whether the rows are still to be imported or were imported. */
  tense: 'plan' | 'outcome';
  locale: Locale;
  words: Dictionary['imports'];
};

/**
 * Shows "10 lignes lues : 1 en-tête, 4 à créer, 1 en double": the parts add up to the lines of the
 * file.
 */
export function SumLine({ counts, tense, locale, words }: Props) {
  const texts = tense === 'plan' ? { ...words.sum, ...words.sumPlanned } : words.sum;
  const sayPart = (part: keyof Counts) => texts[part](counts[part], formatNumber(locale, counts[part]));
  const parts: (keyof Counts)[] = [...others, ...rowKinds];
  const shown = parts.filter((part) => counts[part] > 0).map(sayPart);
  return (
    <p className="text-sm text-soft">
      {sayPart('lines')}
      {words.colon}
      {shown.join(', ')}
    </p>
  );
}
