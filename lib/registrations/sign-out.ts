import type { AppUser } from '#lib/app-auth/app-user.ts';
import { logAppSignIn } from '#lib/audit/security/log-app-sign-in.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { endTokens } from './devices/end-tokens.ts';

/** Ends the token of this device; the account and other devices stay. */
export async function signOut({ tokenId, accountId }: AppUser): Promise<void> {
  await retryOnConflict(() => inTransaction((tx) => endTokens(tx, [tokenId])));
  logAppSignIn('signed-out', { accountId });
}
