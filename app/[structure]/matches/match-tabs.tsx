import { Chip, Chips } from '#components/chips.tsx';
import type { Staff } from '#lib/actor/staff.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { maxDuplicates } from '#lib/matching/duplicates/list-duplicates.ts';

type Props = {
  staff: Staff;
  current: 'accounts' | 'duplicates';
  /** Pairs of clients that wait, counted up to a limit. */
  duplicates: number;
  locale: Locale;
  dictionary: Dictionary;
};

/** Accounts without a client, and clients who may be one person. */
export function MatchTabs({ staff, current, duplicates, locale, dictionary: { matches: words } }: Props) {
  const number = formatNumber(locale, duplicates);
  const base = `/${staff.structure.slug}/matches`;
  return (
    <div className="mb-4">
      <Chips label={words.title}>
        <Chip href={base} current={current === 'accounts'}>
          {words.tabs.accounts}
        </Chip>
        <Chip
          href={`${base}/duplicates`}
          current={current === 'duplicates'}
          count={duplicates >= maxDuplicates ? `${number}+` : number}
        >
          {words.tabs.duplicates}
        </Chip>
      </Chips>
    </div>
  );
}
