import { connection } from '#lib/database/connection.ts';
import { secretHash } from './secret.ts';

/**
 * A user of the app: the holder of an account token. `bound`: whether it may act for the account in
 * every structure.
 */
export type AppUser = { tokenId: string; accountId: string; emailKey: string; homeId: string; bound: boolean };

/**
 * Finds the user of a token; null when the token is unknown. Records, to the hour, when it was
 * used.
 */
export async function findAppUser(token: string): Promise<AppUser | null> {
  const { pool } = connection();
  const { rows } = await pool.query<AppUser & { stale: boolean }>(
    `select t.id as "tokenId", t.account_id as "accountId", p.email_key as "emailKey", t.home_id as "homeId",
      t.bound_at is not null as bound,
       t.last_seen_at < now() - interval '1 hour' as stale
     from app_token t join app_account p on p.id = t.account_id where t.token_hash = $1`,
    [secretHash(token)],
  );
  const found = rows[0];
  if (!found) return null;
  const { stale, ...person } = found;
  if (stale) await pool.query('update app_token set last_seen_at = now() where id = $1', [person.tokenId]);
  return person;
}

/**
 * SQL condition: the token `t` may act for its account in the structure with this id.
 * @param structureId an SQL expression
 */
export function speaksInSql(structureId: string): string {
  return `(t.bound_at is not null or exists (select from app_proof v where v.token_id = t.id
    and v.vouched_in_id = ${structureId}))`;
}
