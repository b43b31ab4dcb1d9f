import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = {
  /** How many clients each reason concerns, the most frequent first. */
  counts: readonly (readonly [reason: string, count: number])[];
  names: Record<string, string>;
  locale: Locale;
};

/** Lists why clients were left out or kept, with how many. */
export function Reasons({ counts, names, locale }: Props) {
  return (
    <ul className="grid max-w-[480px] gap-1">
      {counts.map(([reason, count]) => (
        <li key={reason} className="flex justify-between gap-4 border-b border-line py-1.5">
          <span>{names[reason] ?? reason}</span>
          <b className="tabular-nums">{formatNumber(locale, count)}</b>
        </li>
      ))}
    </ul>
  );
}

/** Returns the counts of reasons, the most frequent first, without those who were reached. */
export function reasonsOf(counts: Record<string, number>): [reason: string, count: number][] {
  const reached = ['included', 'done', 'undone'];
  return Object.entries(counts)
    .filter(([reason, count]) => count > 0 && !reached.includes(reason))
    .sort(([one, many], [other, more]) => more - many || one.localeCompare(other));
}

/** Adds up counts. */
export function sumOf(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}
