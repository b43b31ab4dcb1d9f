import { UntilIdle } from '#components/until-idle.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Progress } from '#lib/imports/lifecycle/progress.ts';
import { formatWait } from './amount.ts';

type Props = {
  label: string;
  /** How much of how much, and how much a second; null until that is known. */
  amount: string;
  speed: string | null;
  progress: Progress;
  locale: Locale;
  words: Pick<Dictionary['imports']['progress'], 'starting' | 'finishing' | 'left' | 'idle'>;
};

/** A bar with its amount, its rate and the time left, or that nothing moves. */
export function ProgressMeter({ label, amount, speed, progress, locale, words }: Props) {
  const { done, total, secondsLeft, idleMs } = progress;
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
