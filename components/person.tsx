import Link from 'next/link';
import type { ReactNode } from 'react';
import { Disc } from './disc.tsx';

type PersonProps = {
  id: string;
  name: string;
  /** Makes the name a link, and a stop of the arrow keys. */
  href?: string;
  /** Quieter lines below: the e-mail, the phone. */
  children?: ReactNode;
};

/** A person in a list: disc, name, and what is known. */
export function Person({ id, name, href, children }: PersonProps) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Disc id={id} name={name} />
      <span className="min-w-0 wrap-anywhere wide:min-w-32">
        {href ? (
          <Link
            href={href}
            prefetch={false}
            data-row-link=""
            className="inline-block -my-0.5 rounded-sm py-1 font-[600] tracking-[-.005em] hover:text-accent hover:underline hover:underline-offset-2"
          >
            {name}
          </Link>
        ) : (
          <b className="tracking-[-.005em]">{name}</b>
        )}
        {children && <span className="block text-note text-soft">{children}</span>}
      </span>
    </span>
  );
}
