import { cache } from 'react';
import { currentRequest, noteSender } from '#lib/api/current-request.ts';
import { findSession } from '#lib/staff/find-session.ts';
import { sessionIdOfBrowser } from './session-cookie.ts';

/**
 * The account this browser is signed in to, or null. Roles are read from the database at every
 * request.
 */
export const signedIn = cache(async (): Promise<{ staffId: string } | null> => {
  const sessionId = await sessionIdOfBrowser();
  const account = sessionId === null ? null : await findSession(sessionId);
  if (account) noteSender({ ...currentRequest()?.sentBy, staff: account.staffId });
  return account;
});
