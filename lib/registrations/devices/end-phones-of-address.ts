import { logAppSignIn } from '#lib/audit/security/log-app-sign-in.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql } from '#lib/database/run-sql.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { endTokens } from './end-tokens.ts';

/**
 * Signs out every phone of the app account of an address, in all its clubs, for the operator of the
 * server: a club alone must not decide that for the others. Account and access stay, and a mailed
 * code signs in again.
 * @returns how many were signed out
 */
export async function endPhonesOfAddress(email: string): Promise<number> {
  const key = emailKey(email);
  if (!key.ok) return 0;
  const tokens = await retryOnConflict(() =>
    inTransaction(async (tx) => {
      const live = await runSql<{ id: string; accountId: string }>(
        tx,
        `select t.id, t.account_id as "accountId" from app_account a join app_token t on t.account_id = a.id
         where a.email_key = $1 and t.ended_at is null order by t.id for update of t`,
        [key.value],
      );
      await endTokens(
        tx,
        live.map(({ id }) => id),
      );
      return live;
    }),
  );
  const [first] = tokens;
  if (first) logAppSignIn('signed-out', { accountId: first.accountId });
  return tokens.length;
}
