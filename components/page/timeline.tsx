import type { ReactNode } from 'react';
import { Drawing } from '#components/drawing.tsx';
import type { IconName } from '#components/icon-paths.ts';
import { iconPaths } from '#components/icon-paths.ts';
import { type Tone, toneClass } from './tone.ts';

/** What happened, the latest first. */
export function Timeline({ children }: { children: ReactNode }) {
  return <ol className="grid">{children}</ol>;
}

type TimelineItemProps = {
  icon: IconName;
  tone?: Tone;
  title: ReactNode;
  /** For machines. */
  at: Date;
  /** For people, in the structure's time zone. */
  when: string;
  /** Who did it. */
  by?: string | undefined;
  /** What changed, for instance a `DefinitionList` of before and after. */
  children?: ReactNode;
};

export function TimelineItem({ icon, tone = 'none', title, at, when, by, children }: TimelineItemProps) {
  return (
    <li className="group relative grid grid-cols-[26px_minmax(0,1fr)] gap-3 pb-5 last:pb-0">
      <span aria-hidden="true" className="absolute start-[12.5px] top-7 bottom-0.5 w-px bg-line group-last:hidden" />
      <span className={`grid size-[26px] place-items-center rounded-full text-sm ${toneClass[tone]}`}>
        <Drawing path={iconPaths[icon]} weight={2.2} />
      </span>
      <div className="min-w-0 pt-0.5">
        <p className="font-[580]">{title}</p>
        <p className="text-sm text-soft">
          <time dateTime={at.toISOString()}>{when}</time>
          {by && <> · {by}</>}
        </p>
        {children && <div className="mt-1.5 text-sm">{children}</div>}
      </div>
    </li>
  );
}
