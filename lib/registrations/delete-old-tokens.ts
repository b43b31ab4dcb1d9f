import { connection } from '#lib/database/connection.ts';

/** Days without a call after which a token that never acted for its account is deleted. */
export const unusedDays = 30;

/**
 * Deletes the tokens without a proved e-mail and without calls: they open nothing and hold the name
 * and phone of a stranger. Tokens that may act for their account stay, and so do those that ever
 * proved an address or were vouched for. It has no actor, because a timetable runs it.
 * @returns how many were deleted
 */
export async function deleteOldTokens(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    `delete from app_token where id in (
       select t.id from app_token t
       where t.bound_at is null and t.last_seen_at < now() - make_interval(days => $1::int)
         and not exists (select from app_proof v where v.token_id = t.id and v.proved_at is not null)
       for update of t skip locked)`,
    [unusedDays],
  );
  return rowCount ?? 0;
}
