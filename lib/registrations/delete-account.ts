import { forgetAccount } from '#lib/addresses/forget-account.ts';
import { lockAddressExclusive } from '#lib/addresses/lock-addresses.ts';
import type { AppUser } from '#lib/app-auth/app-user.ts';
import { inQuarterAndDay, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * Deletes the account of a person at every structure, with its devices, requests and attachments.
 * Clients stay as the clubs keep them. Where a club refused the person, the address alone is kept,
 * so that the refusal holds when it registers again.
 *
 * A token that registered an address first speaks for the account before anybody has proved it: it
 * may delete the account only while no other device has registered the address, which may be its
 * owner's.
 */
export async function deleteAccount(person: AppUser): Promise<Result<null, Wait | { code: 'email-unproved' }>> {
  if (!person.bound) return fail({ code: 'email-unproved' });
  const wait = await takeAttemptOf(...inQuarterAndDay('app:sign-out:token', person.tokenId));
  if (wait) return fail(wait);
  return retryOnConflict(() => inTransaction((tx) => deleteLocked(tx, person)));
}

async function deleteLocked(
  tx: Transaction,
  { tokenId, accountId, emailKey }: AppUser,
): Promise<Result<null, { code: 'email-unproved' }>> {
  await lockAddressExclusive(tx, emailKey);
  const [may] = await runSql<{ may: boolean }>(
    tx,
    `select t.bound_at is not null and (
        exists (select from app_proof r where r.token_id = t.id and r.email_key = $3 and r.proved_at is not null
          and r.vouched_in_id is null)
        or not exists (select from app_token other where other.account_id = t.account_id and other.id <> t.id)) as may
     from app_token t where t.id = $1::uuid and t.account_id = $2::uuid for update`,
    [tokenId, accountId, emailKey],
  );
  if (!may?.may) return fail({ code: 'email-unproved' });
  const attached = await forgetAccount(tx, { accountId, emailKey });
  await recordEvents(
    tx,
    attached.map((where) => ({ ...where, staffId: null, kind: 'account-deleted', details: { accountId } })),
  );
  await runSql(tx, 'delete from app_token where account_id = $1::uuid returning 1', [accountId]);
  const kept = await runSql(
    tx,
    `update app_account set first_name = '', last_name = '', phone = null, birth_date = null
     where id = $1::uuid and exists (select from attachment where account_id = $1::uuid) returning 1`,
    [accountId],
  );
  if (kept.length === 0) await runSql(tx, 'delete from app_account where id = $1::uuid returning 1', [accountId]);
  return succeed(null);
}
