import { BarChart } from '#components/erp/bar-chart.tsx';
import { Sheet } from '#components/sheet.tsx';
import type { Hour } from '#lib/erp/read-erp.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment, formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = { hours: Hour[]; timeZone: string; locale: Locale; words: Dictionary['erp'] };

/** How much came in a day, and how long it took. */
export function PulseSheet({ hours, timeZone, locale, words }: Props) {
  const number = (value: number) => formatNumber(locale, value);
  const total = hours.reduce((sum, { count }) => sum + count, 0);
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
            text={words.volumeText(number(total), number(busiest))}
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
    </Sheet>
  );
}
