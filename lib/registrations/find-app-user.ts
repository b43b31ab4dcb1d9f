import type { AppUser } from '#lib/app-auth/app-user.ts';
import { secretHash } from '#lib/app-auth/secret.ts';
import { unexpiredSql } from '#lib/app-auth/token-life.ts';
import { connection } from '#lib/database/connection.ts';
import { acceptOtherToken, wasReused } from './devices/accept-other-token.ts';

/**
 * Finds the holder of an account token and stores, to the hour, when it was last used.
 * @returns null for a text that is no token, or no longer one
 */
export async function findAppUser(token: string): Promise<AppUser | null> {
  const hash = secretHash(token);
  const current = await findBy('t.token_hash = $1', hash);
  if (current) return current;
  const tokenId = await acceptOtherToken(hash);
  return tokenId === null ? null : findBy('t.id = $1', tokenId);
}

/** Returns why a text is no account token, as the problem code that the app receives. */
export async function tokenProblem(token: string): Promise<'token-invalid' | 'token-reused'> {
  return (await wasReused(secretHash(token))) ? 'token-reused' : 'token-invalid';
}

/** Stores that a token was used now. */
export async function recordUse(tokenId: string): Promise<void> {
  await connection().pool.query('update app_token set last_seen_at = now() where id = $1', [tokenId]);
}

async function findBy(condition: 't.token_hash = $1' | 't.id = $1', value: string): Promise<AppUser | null> {
  const { rows } = await connection().pool.query<AppUser & { stale: boolean }>(
    `select t.id as "tokenId", t.account_id as "accountId", p.email_key as "emailKey", t.home_id as "homeId",
      t.bound_at is not null as bound,
       t.last_seen_at < now() - interval '1 hour' as stale
     from app_token t join app_account p on p.id = t.account_id
     where ${condition} and t.ended_at is null and ${unexpiredSql('t')}`,
    [value],
  );
  const found = rows[0];
  if (!found) return null;
  const { stale, ...person } = found;
  if (stale) await recordUse(person.tokenId);
  return person;
}
