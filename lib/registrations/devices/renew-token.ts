import type { AppUser } from '#lib/app-auth/app-user.ts';
import { inQuarterAndDay, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { newSecret, secretHash } from '#lib/app-auth/secret.ts';
import { tokenLife } from '#lib/app-auth/token-life.ts';
import { logAppSignIn } from '#lib/audit/security/log-app-sign-in.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Successors of a device that may wait for their first use: more than get lost in a row. */
const maxSuccessors = 10;

export type RenewedToken = { accountToken: string; expiresAt: Date };
type Ended = { code: 'token-invalid' };

/**
 * Gives the device a successor of its token. The token that asked works until the successor is used
 * for the first time: a device that never receives the answer stays signed in, and asks again.
 */
export async function renewToken(person: AppUser): Promise<Result<RenewedToken, Wait | Ended>> {
  const wait = await takeAttemptOf(...inQuarterAndDay('app:renew:token', person.tokenId));
  if (wait) return fail(wait);
  const accountToken = newSecret('person');
  const expiresAt = await retryOnConflict(() =>
    inTransaction((tx) => addSuccessor(tx, person.tokenId, secretHash(accountToken))),
  );
  if (!expiresAt) return fail({ code: 'token-invalid' });
  logAppSignIn('token-renewed', { accountId: person.accountId });
  return succeed({ accountToken, expiresAt });
}

/** @returns when the successor expires; null when the device was signed out meanwhile */
async function addSuccessor(tx: Transaction, tokenId: string, hash: string): Promise<Date | null> {
  const live = await runSql(tx, 'select id from app_token where id = $1::uuid and ended_at is null for update', [
    tokenId,
  ]);
  if (live.length === 0) return null;
  await runSql(
    tx,
    `delete from app_token_hash where hash in (select hash from app_token_hash
       where token_id = $1::uuid and replaced_at is null order by issued_at desc, hash offset $2) returning 1`,
    [tokenId, maxSuccessors - 1],
  );
  const [made] = await runSql<{ expiresAt: Date }>(
    tx,
    `insert into app_token_hash (hash, token_id) values ($2, $1::uuid)
     returning least(issued_at + make_interval(days => $3), (select created_at + make_interval(days => $4)
       from app_token where id = $1::uuid)) as "expiresAt"`,
    [tokenId, hash, tokenLife.days, tokenLife.deviceDays],
  );
  return made?.expiresAt ?? null;
}
