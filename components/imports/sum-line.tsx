import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Counts } from '#lib/imports/counts.ts';

const parts = [
  'separator',
  'titles',
  'header',
  'blank',
  'continued',
  'create',
  'update',
  'unchanged',
  'duplicate',
  'in-bin',
  'refused',
  'example',
] as const satisfies (keyof Counts)[];

type Props = { counts: Counts; locale: Locale; words: Dictionary['imports'] };

/** "11 lignes = 1 en-tête + 7 créées + …": nothing is lost or counted twice, for anyone to check. */
export function SumLine({ counts, locale, words }: Props) {
  const say = (part: keyof Counts) => words.sum[part](counts[part], formatNumber(locale, counts[part]));
  const shown = parts.filter((part) => counts[part] > 0);
  return (
    <p className="text-sm text-soft">
      {say('lines')} = {shown.map(say).join(' + ')}
    </p>
  );
}
