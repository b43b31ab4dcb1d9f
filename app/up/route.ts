import { json } from '#lib/api/json.ts';

export const dynamic = 'force-dynamic';

/** Liveness: 200 while the process answers at all. It never asks the database. */
export function GET(): Response {
  return json({ status: 'ok' });
}
