import type { ReactNode } from 'react';
import type { IconName } from './icon-paths.ts';
import { type Tone, toneClass } from './page/tone.ts';

type BadgeProps = {
  tone: Tone;
  /** The tone's own drawing unless given. */
  icon?: IconName;
  children: ReactNode;
};

/** A state in a word, with a drawing, so that colour is never alone. */
export function Badge({ tone, icon, children }: BadgeProps) {
  return <span className={`badge ${toneClass[tone]}${icon ? ` bold i-${icon}` : ''}`}>{children}</span>;
}
