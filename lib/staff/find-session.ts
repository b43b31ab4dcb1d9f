import { connection } from '#lib/database/connection.ts';
import { inEveryStructure } from '#lib/database/row-security/scope.ts';
import { isId } from '#lib/identity/id.ts';
import { isOpen, sessionEnd, sessionIdHash } from './session-id.ts';

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

/**
 * The seconds after which a session ends unless it is used before; null when it has ended, or is
 * not one of this account. Reading it is no use of the session.
 */
export async function secondsOfSession(sessionId: string, staffId: string): Promise<number | null> {
  if (!isId(staffId)) return null;
  const query = `select extract(epoch from ${sessionEnd} - now())::int as seconds from staff_session session
    where session.id_hash = $1 and session.staff_id = $2::uuid and ${isOpen}`;
  const { rows } = await inEveryStructure(() =>
    connection().pool.query<{ seconds: number }>(query, [sessionIdHash(sessionId), staffId]),
  );
  return rows[0]?.seconds ?? null;
}
