import { json } from '#lib/api/json.ts';
import { isDatabaseUp } from '#lib/database/is-up.ts';

export const dynamic = 'force-dynamic';

/** For load balancers and process managers: 200 when the database answers within two seconds, else 503. */
export async function GET(): Promise<Response> {
  const up = await isDatabaseUp(2_000);
  return json({ status: up ? 'ok' : 'unavailable' }, { status: up ? 200 : 503 });
}
