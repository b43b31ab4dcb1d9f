import type { ReactNode } from 'react';
import { Disc } from './disc.tsx';

type PersonProps = {
  id: string;
  name: string;
  /** Makes the name a link. */
  href?: string;
  /** Quieter lines below: the e-mail, the phone. */
  children?: ReactNode;
};

/** A person in a list: disc, name, and what is known. */
export function Person({ id, name, href, children }: PersonProps) {
  return (
    <span className="person">
      <Disc id={id} name={name} />
      <span>
        {href ? <a href={href}>{name}</a> : <b>{name}</b>}
        {children && <span>{children}</span>}
      </span>
    </span>
  );
}
