'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * Whether this browser knows passkeys and the page has the address that they are for; false while
 * the server renders.
 * @param host the host that the passkeys of this server are for; elsewhere browsers refuse them
 */
export function usePasskeysWork(host: string): boolean {
  return useSyncExternalStore(
    never,
    () => 'PublicKeyCredential' in window && window.location.hostname === host,
    () => false,
  );
}
