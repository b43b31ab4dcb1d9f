import { formatNumber } from '#lib/i18n/format.ts';
import type { Progress } from '#lib/imports/lifecycle/progress.ts';
import { formatBytes } from './amount.ts';
import type { ImportScreen } from './import-screen.ts';
import { ProgressMeter } from './progress-meter.tsx';

/** Shows the progress of a step as a bar and in words: amount, rate and time left. */
export function ProgressBar({ screen, progress, label }: { screen: ImportScreen; progress: Progress; label: string }) {
  const { locale, dictionary } = screen;
  const { progress: words } = dictionary.imports;
  const { done, total, unit, rate } = progress;
  const number = (value: number) => formatNumber(locale, Math.round(value));
  const amount =
    unit === 'lines'
      ? words.lines(number(done), number(total))
      : words.bytes(formatBytes(locale, done), formatBytes(locale, total));
  const speed = rate && (unit === 'lines' ? words.lineRate(number(rate)) : words.byteRate(formatBytes(locale, rate)));
  return (
    <ProgressMeter
      label={label}
      amount={amount}
      speed={speed || null}
      progress={progress}
      locale={locale}
      words={words}
    />
  );
}
