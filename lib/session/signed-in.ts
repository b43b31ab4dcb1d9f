import { cache } from 'react';
import { findSession } from '#lib/staff/find-session.ts';
import { sessionIdOfBrowser } from './session-cookie.ts';

/**
 * The account this browser is signed in to, or null. Roles are read from the database at every
 * request.
 */
export const signedIn = cache(async (): Promise<{ staffId: string } | null> => {
  const sessionId = await sessionIdOfBrowser();
  return sessionId === null ? null : findSession(sessionId);
});
