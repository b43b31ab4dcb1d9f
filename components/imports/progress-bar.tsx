import { UntilIdle } from '#components/until-idle.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Progress } from '#lib/imports/lifecycle/progress.ts';
import { formatBytes, formatWait } from './amount.ts';
import type { ImportScreen } from './import-screen.ts';

/** Shows the progress of a step as a bar and in words: amount, rate and time left. */
export function ProgressBar({ screen, progress, label }: { screen: ImportScreen; progress: Progress; label: string }) {
  const { locale, dictionary } = screen;
  const { progress: words } = dictionary.imports;
  const { done, total, unit, rate, secondsLeft, idleMs } = progress;
  const number = (value: number) => formatNumber(locale, Math.round(value));
  const amount =
    unit === 'lines'
      ? words.lines(number(done), number(total))
      : words.bytes(formatBytes(locale, done), formatBytes(locale, total));
  const speed = rate && (unit === 'lines' ? words.lineRate(number(rate)) : words.byteRate(formatBytes(locale, rate)));
  const left =
    secondsLeft === null
      ? words.starting
      : done >= total
        ? words.finishing
        : words.left(formatWait(locale, secondsLeft));
  return (
    <div className="grid gap-2">
      <p id="progress-label" className="text-lg font-[620]">
        {label}
      </p>
      <progress
        aria-labelledby="progress-label"
        max={Math.max(total, 1)}
        value={done}
        className="h-3 w-full appearance-none overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-sm text-soft">
        <b className="text-ink">{amount}</b>{' '}
        <UntilIdle
          key={`${done} ${idleMs}`}
          idleMs={idleMs}
          idle={`· ${words.idle}`}
          moving={[speed, left]
            .filter(Boolean)
            .map((text) => `· ${text}`)
            .join(' ')}
        />
      </p>
    </div>
  );
}
