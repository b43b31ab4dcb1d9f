import { json } from '#lib/api/json.ts';
import { isReady } from '#lib/database/connections/is-ready.ts';
import { retryAfterSeconds } from '#lib/database/outage-watch.ts';

export const dynamic = 'force-dynamic';

/**
 * For load balancers: 200 while the database answers and for 25 seconds after it did, during which
 * requests wait for it; then 503. In either case within a second.
 */
export async function GET(): Promise<Response> {
  if (await isReady(800)) return json({ status: 'ok' });
  return json({ status: 'unavailable' }, { status: 503, headers: { 'retry-after': String(retryAfterSeconds) } });
}
