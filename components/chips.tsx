import Link from 'next/link';
import type { ReactNode } from 'react';

/** Filters as links, one of them current. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="min-w-0 print:hidden">
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
      <Link
        href={href}
        scroll={false}
        prefetch={false}
        aria-current={current ? 'true' : undefined}
        className={`inline-flex min-h-9 wrap-anywhere items-center gap-[7px] rounded-full border px-[13px] text-md pointer-coarse:min-h-11 ${
          current ? 'border-accent bg-accent-wash text-accent' : 'border-line bg-card text-soft hover:bg-sunk'
        }`}
      >
        {children}
        {count !== undefined && <b className={`font-[620] ${current ? '' : 'text-ink'}`}>{count}</b>}
      </Link>
    </li>
  );
}
