import { endSession } from '#lib/staff/end-session.ts';
import { sessionIdOfBrowser } from './session-cookie.ts';

/**
 * What a browser clears when it signs out: pages kept for the back button and in its cache, and
 * what scripts have stored, of this origin only. Not `"cookies"`: those of every subdomain and port
 * of the host would go too, and with them language and known browser.
 */
export const clearSiteData = '"cache", "storage"';

/** Ends the session of this browser, if it has one. */
export async function endSessionOfBrowser(): Promise<void> {
  const sessionId = await sessionIdOfBrowser();
  if (sessionId !== null) await endSession(sessionId);
}
