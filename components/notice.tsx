import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { type Tone, toneClass } from './tone.ts';

type NoticeProps = {
  tone?: Tone;
  /** One sentence in bold above the text, for what matters most on the page. */
  title?: string;
  children?: ReactNode;
  /** The way back or on: usually a small form or link. */
  action?: ReactNode;
};

const icons: Record<Tone, IconName> = { ok: 'check', wait: 'clock', none: 'info', err: 'alert', inf: 'info' };

/** What just happened, or what to know first. */
export function Notice({ tone = 'ok', title, children, action }: NoticeProps) {
  return (
    <div role="status" className={`flex flex-wrap items-center gap-x-3.5 gap-y-2 rounded-sheet px-[18px] py-3 ${toneClass[tone]}`}>
      <span className="grid size-6 flex-none place-items-center rounded-full border-[1.5px] border-current text-sm">
        <Icon name={icons[tone]} weight={2.6} />
      </span>
      <div className="min-w-0 flex-[1_1_12rem]">
        {title && <p className="text-lg font-[620]">{title}</p>}
        {children && <div className={title ? '' : 'font-[520]'}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
