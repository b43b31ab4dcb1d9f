import { Chip, Chips } from '#components/chips.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Counts, type Verdict, verdicts } from '#lib/imports/counts.ts';

type Props = { home: string; counts: Counts; current: Verdict | null; locale: Locale; words: Dictionary['imports'] };

/** The rows by verdict, as filters; a verdict that no row got is not offered. */
export function VerdictChips({ home, counts, current, locale, words }: Props) {
  const total = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  return (
    <Chips label={words.filters}>
      <Chip href={home} current={current === null} count={formatNumber(locale, total)}>
        {words.chips.all}
      </Chip>
      {verdicts
        .filter((verdict) => counts[verdict] > 0 || verdict === current)
        .map((verdict) => (
          <Chip
            key={verdict}
            href={`${home}?verdict=${verdict}`}
            current={verdict === current}
            count={formatNumber(locale, counts[verdict])}
          >
            {words.chips[verdict]}
          </Chip>
        ))}
    </Chips>
  );
}
