import { json } from '#lib/api/json.ts';
import { sessionIdOfBrowser } from '#lib/session/session-cookie.ts';
import { secondsOfSession } from '#lib/staff/find-session.ts';

/**
 * Tells an open page whether the session that shows it goes on: `{ seconds }` until it ends without
 * another visit, or 401 when it has ended, or is that of another account. Asking is no visit.
 */
export async function GET(request: Request): Promise<Response> {
  const staffId = new URL(request.url).searchParams.get('of');
  const sessionId = await sessionIdOfBrowser();
  const seconds = sessionId === null || staffId === null ? null : await secondsOfSession(sessionId, staffId);
  return seconds === null
    ? new Response(null, { status: 401, headers: { 'Cache-Control': 'no-store' } })
    : json({ seconds });
}
