'use client';

import { useSyncExternalStore } from 'react';

/**
 * Whether scripts are at work on this page; not in what the server sends, nor while a browser
 * without them reads it.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

const never = () => () => {};
