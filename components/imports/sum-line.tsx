import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Counts, type RowKind, rowKinds } from '#lib/imports/counts.ts';

const others = ['separator', 'titles', 'header', 'blank', 'continued'] as const satisfies (keyof Counts)[];

type Props = {
  counts: Counts;
  /** Whether the parts say what they are; beside the chips, which are in the same order, their numbers are enough. */
  named?: boolean;
  locale: Locale;
  words: Dictionary['imports'];
};

/** "1 025 lignes = 1 en-tête + 412 + 86 + …": nothing is lost or counted twice, for anyone to check. */
export function SumLine({ counts, named = false, locale, words }: Props) {
  const number = (part: keyof Counts) => formatNumber(locale, counts[part]);
  const say = (part: keyof Counts) => words.sum[part](counts[part], number(part));
  const sayRows = (kind: RowKind) => (named ? say(kind) : number(kind));
  const shown = [...others.filter((part) => counts[part] > 0).map(say), ...rowKinds.filter((kind) => counts[kind] > 0).map(sayRows)];
  return (
    <p className="text-sm text-soft">
      {say('lines')} = {shown.join(' + ')}
    </p>
  );
}
