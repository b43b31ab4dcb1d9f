import type { ReactNode } from 'react';
import { Drawing } from '#components/drawing.tsx';
import type { IconName } from '#components/icon-paths.ts';
import { iconPaths } from '#components/icon-paths.ts';
import { type Tone, toneClass } from './tone.ts';

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
    <div
      role={news ? 'status' : undefined}
      className={`flex flex-wrap items-center gap-x-3.5 gap-y-2 rounded-sheet px-[18px] py-3 ${toneClass[tone]}`}
    >
      <span className="relative grid size-6 flex-none place-items-center rounded-full bg-current text-sm">
        <Drawing path={iconPaths[icons[tone]]} weight={2.8} className="text-card" />
      </span>
      <div className="min-w-0 flex-[1_1_12rem]">
        {title && <p className="text-lg font-[620]">{title}</p>}
        {children && <div className={title ? '' : 'font-[520]'}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
