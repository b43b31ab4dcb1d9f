'use client';

import { useSyncExternalStore } from 'react';

/**
 * The language that the page was in, or else the browser's: where no server can be asked any more.
 */
export function usePageLanguage(): 'fr' | 'en' {
  const language = useSyncExternalStore(
    never,
    () => document.documentElement.lang || navigator.language,
    () => 'fr',
  );
  return language.startsWith('fr') ? 'fr' : 'en';
}

const never = () => () => {};
