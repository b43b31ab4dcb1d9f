import type { ReactNode } from 'react';
import type { IconName } from '#components/icon-paths.ts';
import { iconPaths } from '#components/icon-paths.ts';
import { NoticeFrame } from './notice-frame.tsx';
import type { Tone } from './tone.ts';

type NoticeProps = {
  tone?: Tone;
  /** One sentence in bold above the text, for what matters most on the page. */
  title?: string;
  /** False for what stands on the page anyhow: it is not read out as news. */
  news?: boolean;
  children?: ReactNode;
  /** The way back or on: usually a small form or link. */
  action?: ReactNode;
};

const icons: Record<Tone, IconName> = { ok: 'check', wait: 'bang', none: 'letter', err: 'bang', inf: 'letter' };

/** What just happened, or what to know first. */
export function Notice({ tone = 'ok', title, news = true, children, action }: NoticeProps) {
  return (
    <NoticeFrame tone={tone} drawing={iconPaths[icons[tone]]} title={title} news={news} action={action}>
      {children}
    </NoticeFrame>
  );
}
