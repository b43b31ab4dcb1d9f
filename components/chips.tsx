import type { ReactNode } from 'react';

/** Filters as links, one of them current. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} data-links="still" className="min-w-0 print:hidden">
      <ul className="flex flex-wrap gap-2">{children}</ul>
    </nav>
  );
}

type ChipProps = {
  href: string;
  current?: boolean;
  /** Already formatted: "1 024", "10 000+". */
  count?: string | undefined;
  children: ReactNode;
};

export function Chip({ href, current = false, count, children }: ChipProps) {
  return (
    <li>
      <a href={href} {...(current && { 'aria-current': 'true' })} className="chip">
        {children}
        {count !== undefined && <b>{count}</b>}
      </a>
    </li>
  );
}
