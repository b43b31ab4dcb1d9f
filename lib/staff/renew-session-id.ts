import { connection } from '#lib/database/connection.ts';
import { newSessionId, sessionIdHash } from './session-id.ts';

/**
 * Replaces the id of a session; all else of it stays. Of two calls at once one does.
 * @returns the new id for the cookie; null when the session has ended
 */
export async function renewSessionId(sessionId: string): Promise<string | null> {
  const renewed = newSessionId();
  const { rowCount } = await connection().pool.query('update staff_session set id_hash = $2 where id_hash = $1', [
    sessionIdHash(sessionId),
    sessionIdHash(renewed),
  ]);
  return rowCount === 1 ? renewed : null;
}
