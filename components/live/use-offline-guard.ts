'use client';

import { useEffect } from 'react';
import { waitForServer } from './wait-for-server.ts';

/**
 * Milliseconds that a refresh may take: one whose answer was lost may never end, without a word.
 */
const longest = 30_000;

/**
 * Keeps the page while it is refreshed: a refresh that gets no answer has Next load the whole page
 * instead, and while the server is away that is the browser's own error. So the page stays as it
 * is, and is loaded once the server answers. Browsers without the Navigation API do as Next says.
 */
export function useOfflineGuard(refreshing: boolean): void {
  useEffect(() => {
    if (!refreshing) return;
    const left = new AbortController();
    const { signal } = left;
    const reload = () => void waitForServer(signal).then(() => !signal.aborted && location.reload());
    const late = setTimeout(reload, longest);
    const stay = (event: NavigateEvent) => {
      const { sameDocument, url } = event.destination;
      // Within the document it is Next writing down the refreshed page in the history. What leads
      // to a heading is no part of Next's address.
      const again =
        event.navigationType !== 'reload' && !sameDocument && withoutFragment(url) === withoutFragment(location.href);
      if (event.userInitiated || !event.cancelable || !again) return;
      event.preventDefault();
      clearTimeout(late);
      reload();
    };
    if ('navigation' in window) window.navigation.addEventListener('navigate', stay, { signal });
    return () => {
      clearTimeout(late);
      left.abort();
    };
  }, [refreshing]);
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? '';
}
