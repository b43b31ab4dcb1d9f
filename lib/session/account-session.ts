import { cache } from 'react';
import type { AccountSession } from '#lib/staff/account/account-session.ts';
import { sessionIdOfBrowser } from './session-cookie.ts';
import { signedIn } from './signed-in.ts';

/** The account that this browser is signed in to, with its session; null without one. */
export const accountSession = cache(async (): Promise<AccountSession | null> => {
  const [account, sessionId] = await Promise.all([signedIn(), sessionIdOfBrowser()]);
  return account && sessionId !== null ? { ...account, sessionId } : null;
});
