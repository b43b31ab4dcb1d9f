'use client';

import { useEffect } from 'react';

/**
 * Arrow up and down walk through the rows of the page's list, from the search field or from nowhere
 * too; Enter follows the link by itself.
 */
export function RowKeys() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.altKey || event.ctrlKey || event.metaKey)
        return;
      const links = [...document.querySelectorAll<HTMLElement>('tbody th a')];
      const active = document.activeElement;
      const here = links.findIndex((link) => link.closest('tr')?.contains(active));
      const fromSearch = active instanceof HTMLInputElement && active.type === 'search';
      if (here === -1 && !fromSearch && active !== document.body) return;
      if (active?.closest('details[open], dialog')) return;
      const next = links[event.key === 'ArrowDown' ? here + 1 : here - 1];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return null;
}
