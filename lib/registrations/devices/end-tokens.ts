import { type Queryable, runSql } from '#lib/database/run-sql.ts';

/**
 * Ends these tokens, so that they never open anything again. A token that never acted for the
 * account is deleted. Any other keeps its row, from which the club reads the phone and the proved
 * address, under a hash that no token has.
 * @param reused hash of a replaced token that is kept, so that its use goes on being reported
 */
export async function endTokens(on: Queryable, tokenIds: string[], reused = ''): Promise<void> {
  if (tokenIds.length === 0) return;
  await runSql(
    on,
    `delete from app_token t where t.id = any ($1::uuid[]) and t.bound_at is null
       and not exists (select from app_proof r where r.token_id = t.id and r.proved_at is not null) returning 1`,
    [tokenIds],
  );
  await runSql(
    on,
    `update app_token set token_hash = 'ended ' || id, ended_at = coalesce(ended_at, now())
     where id = any ($1::uuid[]) returning 1`,
    [tokenIds],
  );
  await runSql(on, 'delete from app_token_hash where token_id = any ($1::uuid[]) and hash <> $2 returning 1', [
    tokenIds,
    reused,
  ]);
}
