import { connection } from '#lib/database/connection.ts';
import { sessionIdHash } from './session-id.ts';

/**
 * The account that a session id of a cookie signs in to; null when the session has ended, has
 * expired, or never was one.
 */
export async function findSession(sessionId: string): Promise<{ staffId: string } | null> {
  const { rows } = await connection().pool.query<{ staffId: string }>(
    'select staff_id as "staffId" from staff_session where id_hash = $1 and expires_at > now()',
    [sessionIdHash(sessionId)],
  );
  return rows[0] ?? null;
}
