import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { type Tone, toneClass } from './page/tone.ts';

type BadgeProps = {
  tone: Tone;
  /** The tone's own drawing unless given. */
  icon?: IconName;
  children: ReactNode;
};

const icons: Record<Tone, IconName> = { ok: 'check', wait: 'clock', none: 'dash', err: 'cross', inf: 'dash' };

/** A state in a word, with a drawing, so that colour is never alone. */
export function Badge({ tone, icon = icons[tone], children }: BadgeProps) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-[14px] py-[3px] ps-2 pe-2.5 text-sm leading-snug font-[580] wide:whitespace-nowrap ${toneClass[tone]}`}
    >
      <Icon name={icon} weight={2.5} />
      {children}
    </span>
  );
}
