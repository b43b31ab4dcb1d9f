import { connection } from '#lib/database/connection.ts';
import { inEveryStructure } from '#lib/database/row-security/scope.ts';
import { isOpen, sessionIdHash } from './session-id.ts';

/**
 * The account that a session id of a cookie signs in to; null when the session has ended, has
 * expired, or never was one.
 */
export async function findSession(sessionId: string): Promise<{ staffId: string } | null> {
  const query = `select session.staff_id as "staffId" from staff_session session where session.id_hash = $1 and ${isOpen}`;
  // How long it may rest is set by every structure of the account.
  const { rows } = await inEveryStructure(() =>
    connection().pool.query<{ staffId: string }>(query, [sessionIdHash(sessionId)]),
  );
  return rows[0] ?? null;
}
