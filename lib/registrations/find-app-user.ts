import type { AppUser } from '#lib/app-auth/app-user.ts';
import { secretHash } from '#lib/app-auth/secret.ts';
import { connection } from '#lib/database/connection.ts';

/**
 * Finds the holder of an app token and stores, to the hour, when it was last used.
 * @returns null for a text that is no token, or no longer one
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
