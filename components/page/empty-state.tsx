import type { ReactNode } from 'react';
import { Drawing } from '#components/drawing.tsx';
import type { IconName } from '#components/icon-paths.ts';
import { iconPaths } from '#components/icon-paths.ts';

type EmptyStateProps = { icon: IconName; title: string; children?: ReactNode; actions?: ReactNode };

/** Nothing here yet: what would stand here, and how to get it. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-5 py-14 text-center wrap-anywhere">
      <span className="mb-2 grid size-14 place-items-center rounded-full bg-accent-wash text-2xl text-accent">
        <Drawing path={iconPaths[icon]} weight={1.8} />
      </span>
      <h2 className="text-lg font-[620] tracking-[-.01em]">{title}</h2>
      {children && <div className="max-w-[46ch] text-soft">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
