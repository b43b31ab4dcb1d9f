'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Follows the plain links inside `data-links` without reloading the page, one for all: a
 * component for each of two hundred links would double the page. `data-links="still"` keeps the
 * scroll position, as does a link to the same page (`?delete=…`). What the browser does better is
 * left to it: another tab, a file, a place on the page, `data-plain`.
 */
export function LinkBehavior() {
  const router = useRouter();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const around = link?.closest<HTMLElement>('[data-links]');
      const href = link?.getAttribute('href');
      if (!link || !around || !href || isForBrowser(event, link)) return;
      event.preventDefault();
      const still = around.dataset.links === 'still' || href.startsWith('?');
      router.push(`${link.pathname}${link.search}${link.hash}`, { scroll: !still });
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [router]);
  return null;
}

function isForBrowser(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const otherwise = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return (
    event.defaultPrevented ||
    otherwise ||
    link.origin !== location.origin ||
    link.target !== '' ||
    link.hasAttribute('download') ||
    link.dataset.plain !== undefined ||
    (link.hash !== '' && link.pathname === location.pathname && link.search === location.search)
  );
}
