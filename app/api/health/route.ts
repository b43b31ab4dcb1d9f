import { json } from '#lib/api/json.ts';
import { isDatabaseUp } from '#lib/database/is-up.ts';
import { retryAfterSeconds } from '#lib/database/outage-watch.ts';

export const dynamic = 'force-dynamic';

/**
 * For load balancers and process managers: 200 when the database answers, else 503, in either case
 * within a second.
 */
export async function GET(): Promise<Response> {
  if (await isDatabaseUp(800)) return json({ status: 'ok' });
  return json({ status: 'unavailable' }, { status: 503, headers: { 'retry-after': String(retryAfterSeconds) } });
}
