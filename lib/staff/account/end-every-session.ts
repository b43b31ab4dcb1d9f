import type { Queryable } from '#lib/database/run-sql.ts';

/**
 * Ends every session of staff in a restored copy, and every link and code that stands in for a
 * password or lets a colleague in: they may have been used or withdrawn since the backup.
 * @returns how many sessions ended
 */
export async function endEverySession(on: Queryable): Promise<number> {
  await on.query('delete from sign_in_challenge');
  await on.query('delete from password_reset');
  await on.query('delete from email_change');
  await on.query('delete from join_code');
  await on.query('update join_link set expires_at = now() where used_at is null and expires_at > now()');
  return (await on.query('delete from staff_session')).rowCount ?? 0;
}
