import { tokenLife, unexpiredSql } from '#lib/app-auth/token-life.ts';
import { recordSecurity } from '#lib/audit/security/record-security.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { endTokens } from './end-tokens.ts';

/**
 * Finds the device of a token that is not its current one. A successor that is used for the first
 * time becomes the current token. A token that a successor replaced still works for a minute. Used
 * later, it is held by two phones, of which one is a thief's: the device is signed out, because the
 * server cannot tell them apart.
 * @param hash of the token
 * @returns the id of the device; null when the token opens nothing
 */
export async function acceptOtherToken(hash: string): Promise<string | null> {
  const { rows } = await connection().pool.query<{ tokenId: string }>(
    'select token_id as "tokenId" from app_token_hash where hash = $1',
    [hash],
  );
  const tokenId = rows[0]?.tokenId;
  return tokenId === undefined ? null : retryOnConflict(() => inTransaction((tx) => acceptLocked(tx, tokenId, hash)));
}

/** Returns whether the token belongs to a device that was signed out because it was used again. */
export async function wasReused(hash: string): Promise<boolean> {
  const { rows } = await connection().pool.query(
    `select from app_token_hash h join app_token t on t.id = h.token_id
     where h.hash = $1 and h.replaced_at is not null and t.ended_at is not null`,
    [hash],
  );
  return rows.length > 0;
}

type Other = { isSuccessor: boolean; works: boolean; overlaps: boolean; homeId: string; email: string };

async function acceptLocked(tx: Transaction, tokenId: string, hash: string): Promise<string | null> {
  // Calls with tokens of one device take turns: of two that first use a successor, one replaces.
  await runSql(tx, 'select id from app_token where id = $1::uuid for update', [tokenId]);
  const [other] = await runSql<Other>(
    tx,
    `select h.replaced_at is null as "isSuccessor", t.ended_at is null and ${unexpiredSql('t')} as works,
       coalesce(h.replaced_at > now() - make_interval(secs => $2), false) as overlaps, t.home_id as "homeId", p.email
     from app_token_hash h join app_token t on t.id = h.token_id join app_account p on p.id = t.account_id
     where h.hash = $1`,
    [hash, tokenLife.overlapSeconds],
  );
  // Another call with the same successor made it current while this one waited.
  if (!other) return (await isCurrent(tx, tokenId, hash)) ? tokenId : null;
  if (!other.works) return null;
  if (other.isSuccessor) return (await replaceBy(tx, tokenId, hash)) ? tokenId : null;
  if (other.overlaps) return tokenId;
  await endTokens(tx, [tokenId], hash);
  const concerned = { structureId: other.homeId, email: other.email };
  await recordSecurity(tx, { kind: 'app-token-reused', details: {} }, concerned);
  return null;
}

async function isCurrent(tx: Transaction, tokenId: string, hash: string): Promise<boolean> {
  const found = await runSql(tx, 'select from app_token where id = $1::uuid and token_hash = $2', [tokenId, hash]);
  return found.length > 0;
}

/** Makes a successor the current token; the one before, and successors never used, are replaced. */
async function replaceBy(tx: Transaction, tokenId: string, hash: string): Promise<boolean> {
  const [successor] = await runSql<{ issuedAt: Date }>(
    tx,
    `delete from app_token_hash where hash = $1 and issued_at > now() - make_interval(days => $2)
     returning issued_at as "issuedAt"`,
    [hash, tokenLife.days],
  );
  if (!successor) return false;
  await runSql(
    tx,
    `insert into app_token_hash (hash, token_id, issued_at, replaced_at)
     select token_hash, id, issued_at, now() from app_token where id = $1::uuid returning 1`,
    [tokenId],
  );
  await runSql(
    tx,
    'update app_token_hash set replaced_at = now() where token_id = $1::uuid and replaced_at is null returning 1',
    [tokenId],
  );
  await runSql(
    tx,
    'update app_token set token_hash = $2, issued_at = $3, last_seen_at = now() where id = $1::uuid returning 1',
    [tokenId, hash, successor.issuedAt],
  );
  return true;
}
