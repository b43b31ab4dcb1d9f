import { tokenLife, unexpiredSql } from '#lib/app-auth/token-life.ts';
import { connection } from '#lib/database/connection.ts';
import { endTokens } from './devices/end-tokens.ts';

/** Days without a call after which a token that never acted for its account is deleted. */
export const unusedDays = 30;

/** Expired tokens that one run ends at most; the next run ends the rest. */
const maxEnded = 10_000;

/**
 * Deletes the tokens without a proved e-mail and without calls: they open nothing and hold the name
 * and phone of a stranger. Tokens that may act for their account stay, and so do those that ever
 * proved an address or were vouched for, until they expire: then the device is signed out, and its
 * row stays as after signing out. It has no actor, because a timetable runs it.
 * @returns how many were deleted
 */
export async function deleteOldTokens(): Promise<number> {
  const { pool } = connection();
  const { rowCount } = await pool.query(
    `delete from app_token where id in (
       select t.id from app_token t
       where t.bound_at is null and t.last_seen_at < now() - make_interval(days => $1::int)
         and not exists (select from app_proof v where v.token_id = t.id and v.proved_at is not null)
       for update of t skip locked)`,
    [unusedDays],
  );
  const { rows: expired } = await pool.query<{ id: string }>(
    `select t.id from app_token t where t.ended_at is null and not ${unexpiredSql('t')} order by t.id limit ${maxEnded}`,
  );
  await endTokens(
    pool,
    expired.map(({ id }) => id),
  );
  await pool.query('delete from app_token_hash where issued_at < now() - make_interval(days => $1)', [tokenLife.days]);
  return rowCount ?? 0;
}
