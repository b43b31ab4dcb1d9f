import { topics } from '#lib/live/announce.ts';
import { mayHear } from '#lib/live/may-hear.ts';
import { topicStream } from '#lib/live/topic-stream.ts';
import { findStaff } from '#lib/session/find-staff.ts';
import { logRefusal } from '#lib/session/note-refusal.ts';
import { sessionIdOfBrowser } from '#lib/session/session-cookie.ts';
import { signedIn } from '#lib/session/signed-in.ts';
import { listenerOfSession } from '#lib/staff/staff-of.ts';

const statusOf = { 'too-many': 429, stopping: 503 } as const;

/**
 * Sends an event to an open page when one of its topics changes. A caller without a session gets an
 * error instead of the sign-in page, since an event stream is no page.
 */
export async function GET(request: Request, { params }: RouteContext<'/[structure]/live'>): Promise<Response> {
  const staff = await findStaff((await params).structure);
  const sessionId = await sessionIdOfBrowser();
  if (!staff || sessionId === null) {
    const account = await signedIn();
    if (account) logRefusal(account.staffId, 404);
    return refuse(account ? 404 : 401);
  }
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('topics')?.split(',') ?? [];
  const known = topics.filter((topic) => asked.includes(topic));
  if (known.length === 0) return refuse(400);
  if (!known.every((topic) => mayHear(staff, topic))) {
    logRefusal(staff.id, 403);
    return refuse(403);
  }
  // A browser that comes back says which event it heard last, and an event is numbered by its time.
  const since = Number(request.headers.get('last-event-id') ?? searchParams.get('since')) || 0;
  const stream = topicStream(staff, {
    topics: known,
    since,
    currentStaff: () => listenerOfSession(sessionId, staff.structure.slug),
  });
  if (!stream.ok) return refuse(statusOf[stream.problem]);
  return new Response(stream.value, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Without the transformation that Next (compression) and proxies (buffering) would hold
      // events back by.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

/** Without this, Next responds to HEAD with a stream that is never read. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET' } });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });
}
