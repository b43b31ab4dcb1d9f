import type { ReactNode } from 'react';
import { Drawing } from '#components/drawing.tsx';
import { type Tone, toneClass } from './tone.ts';

type NoticeFrameProps = {
  tone: Tone;
  /** The path of its drawing. */
  drawing: string;
  title?: string | undefined;
  /** Whether it is read out as news. */
  news: boolean;
  children?: ReactNode;
  action?: ReactNode;
};

/** A notice with a drawing of its own: it brings no others along into the browser. */
export function NoticeFrame({ tone, drawing, title, news, children, action }: NoticeFrameProps) {
  return (
    <div
      role={news ? 'status' : undefined}
      className={`flex flex-wrap items-center gap-x-3.5 gap-y-2 rounded-sheet px-[18px] py-3 ${toneClass[tone]}`}
    >
      <span className="relative grid size-6 flex-none place-items-center rounded-full bg-current text-sm">
        <Drawing path={drawing} weight={2.8} className="text-card" />
      </span>
      <div className="min-w-0 flex-[1_1_12rem]">
        {title && <p className="text-lg font-[620]">{title}</p>}
        {children && <div className={title ? '' : 'font-[520]'}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
