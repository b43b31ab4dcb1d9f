'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { CountBadge } from './count-badge.tsx';

/** `waiting`: how many wait there, for eyes and ears. */
export type NavLink = { segment: string; label: string; waiting?: { count: string; label: string } };

type NavLinksProps = {
  /** The structure's slug. */
  slug: string;
  label: string;
  /** Each segment is the folder under `/{structure}`. */
  links: readonly NavLink[];
};

/**
 * The pages of a structure; a bar that scrolls sideways on a narrow screen, with the current page
 * in view.
 */
export function NavLinks({ slug, label, links }: NavLinksProps) {
  const segment = useSelectedLayoutSegment();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // The bar scrolls by itself; the page, which `scrollIntoView` would move too, stays.
    const current = segment && nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (current && nav.current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - 8;
  }, [segment]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="min-w-0 flex-1 overflow-x-auto [scrollbar-width:none] beside:flex-none beside:overflow-visible"
    >
      <ul className="nav-list">
        {links.map((link) => (
          <li key={link.segment}>
            <a href={`/${slug}/${link.segment}`} aria-current={link.segment === segment ? 'page' : undefined}>
              {link.label}
              {link.waiting && <CountBadge {...link.waiting} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
