import { connection } from '#lib/database/connection.ts';

/** Deletes sessions that have expired. Returns how many. */
export async function deleteExpiredSessions(): Promise<number> {
  const { rowCount } = await connection().pool.query('delete from staff_session where expires_at <= now()');
  return rowCount ?? 0;
}

/** Deletes sign-ins whose code was not typed in time. Returns how many. */
export async function deleteExpiredChallenges(): Promise<number> {
  const { rowCount } = await connection().pool.query('delete from sign_in_challenge where expires_at <= now()');
  return rowCount ?? 0;
}

/** Deletes challenges that passkeys answered, once nobody could answer them again. */
export async function deleteSpentChallenges(): Promise<number> {
  const { rowCount } = await connection().pool.query('delete from spent_challenge where expires_at <= now()');
  return rowCount ?? 0;
}

/** Deletes the e-mails that waited for a code which has expired. Returns how many. */
export async function deleteExpiredEmailChanges(): Promise<number> {
  const { rowCount } = await connection().pool.query('delete from email_change where expires_at <= now()');
  return rowCount ?? 0;
}

/**
 * Deletes mailed codes, with the addresses they went to, once they no longer count towards the
 * limit of a day. Returns how many.
 */
export async function deleteExpiredJoinCodes(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    `delete from join_code where created_at < now() - interval '1 day'`,
  );
  return rowCount ?? 0;
}
