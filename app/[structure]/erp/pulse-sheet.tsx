import Link from 'next/link';
import { BarChart } from '#components/erp/bar-chart.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { type Hour, refusals } from '#lib/erp/overview/read-activity.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment, formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = { slug: string; hours: Hour[]; timeZone: string; locale: Locale; words: Dictionary['erp'] };

/** How much came in a day, how long it took, and what of it was refused. */
export function PulseSheet({ slug, hours, timeZone, locale, words }: Props) {
  const number = (value: number) => formatNumber(locale, value);
  const total = hours.reduce((sum, { count }) => sum + count, 0);
  const refused = refusals
    .map((verdict) => ({ verdict, count: hours.reduce((sum, hour) => sum + hour[verdict], 0) }))
    .filter(({ count }) => count > 0);
  const busiest = Math.max(0, ...hours.map(({ count }) => count));
  const slowest = Math.max(0, ...hours.map(({ lag }) => lag));
  const columns = (value: (hour: Hour) => number) =>
    hours.map((hour) => ({
      key: hour.at.toISOString(),
      value: value(hour),
      label: `${formatMoment(locale, hour.at, timeZone)} · ${number(value(hour))}`,
    }));
  const ends = { from: words.dayAgo, to: words.now };
  return (
    <Sheet padded title={words.pulse}>
      {total === 0 ? (
        <p className="text-soft">{words.pulseNone}</p>
      ) : (
        <div className="grid gap-6 wide:grid-cols-2">
          <BarChart
            title={words.volume}
            text={words.volumeText(total, number(total), number(busiest))}
            most={number(busiest)}
            values={columns(({ count }) => count)}
            {...ends}
          />
          <BarChart
            title={words.lag}
            text={words.lagText(number(slowest))}
            most={words.milliseconds(number(slowest))}
            values={columns(({ lag }) => lag)}
            {...ends}
          />
        </div>
      )}
      {refused.length > 0 && (
        <p className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-1">
          {words.refusedToday}
          {refused.map(({ verdict, count }) => (
            <Link
              key={verdict}
              href={`/${slug}/erp/journal?verdict=${verdict}`}
              prefetch={false}
              className="inline-block py-1 font-[560] text-accent underline underline-offset-2"
            >
              {words.verdicts[verdict]} · {number(count)}
            </Link>
          ))}
        </p>
      )}
    </Sheet>
  );
}
