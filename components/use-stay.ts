'use client';

import { useEffect } from 'react';
import { untilBack } from './until-back.ts';

/**
 * Keeps the page while it is refreshed: a refresh that gets no answer has Next load the whole page instead, and while the server is away that
 * is the browser's own error. So the page stays as it is, and is loaded once the server answers. Browsers without the
 * Navigation API do as Next says.
 */
export function useStay(refreshing: boolean): void {
  useEffect(() => {
    if (!refreshing || !('navigation' in window)) return;
    const left = new AbortController();
    const { navigation } = window;
    const stay = (event: NavigateEvent) => {
      // Within the document it is Next writing down the refreshed page in the history.
      const again = event.navigationType !== 'reload' && !event.destination.sameDocument && event.destination.url === location.href;
      if (event.userInitiated || !event.cancelable || !again) return;
      event.preventDefault();
      void untilBack(left.signal).then(() => !left.signal.aborted && location.reload());
    };
    navigation.addEventListener('navigate', stay, { signal: left.signal });
    return () => left.abort();
  }, [refreshing]);
}
