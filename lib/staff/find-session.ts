import { connection } from '#lib/database/connection.ts';
import { isOpen, sessionIdHash } from './session-id.ts';

/**
 * The account that a session id of a cookie signs in to; null when the session has ended, has
 * expired, or never was one.
 */
export async function findSession(sessionId: string): Promise<{ staffId: string } | null> {
  const { rows } = await connection().pool.query<{ staffId: string }>(
    `select session.staff_id as "staffId" from staff_session session where session.id_hash = $1 and ${isOpen}`,
    [sessionIdHash(sessionId)],
  );
  return rows[0] ?? null;
}
