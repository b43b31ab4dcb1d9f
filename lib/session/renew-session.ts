import { renewSessionId } from '#lib/staff/renew-session-id.ts';
import { sessionIdOfBrowser, setSessionCookie } from './session-cookie.ts';

/**
 * Gives this browser's session another id after its account was proved again: a copy of the cookie
 * from before opens nothing any more. Call where cookies may be set.
 */
export async function renewSession(): Promise<void> {
  const sessionId = await sessionIdOfBrowser();
  const renewed = sessionId === null ? null : await renewSessionId(sessionId);
  if (renewed) await setSessionCookie(renewed);
}
