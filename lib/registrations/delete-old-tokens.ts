import { connection } from '#lib/database/connection.ts';

/** Days without a call after which a token that never spoke for its account is forgotten. */
const patience = 30;

/**
 * Forgets the tokens that nobody proved the e-mail for and nobody uses any more: they open nothing
 * and keep a stranger's name and phone. Those that speak for their account stay, and so do those
 * that ever proved an address or were vouched for. Time itself acts.
 * @returns how many
 */
export async function deleteOldTokens(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    `delete from app_token where id in (
       select t.id from app_token t
       where t.bound_at is null and t.last_seen_at < now() - make_interval(days => $1::int)
         and not exists (select from app_proof v where v.token_id = t.id and v.proved_at is not null)
       for update of t skip locked)`,
    [patience],
  );
  return rowCount ?? 0;
}
