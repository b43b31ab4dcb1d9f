import { connection } from '#lib/database/connection.ts';
import { isBusy } from '#lib/throttle/work-queue.ts';
import type { AccountOfAddress } from './accounts-of-address.ts';
import { hashPassword, hasPresentCost } from './password.ts';

/**
 * Hashes again the password that an account just signed in with, where its hash has another cost
 * than the present one. While too many passwords are verified, the hash stays until the next time.
 * @returns the account with the hash that is stored now
 */
export async function renewPasswordHash(account: AccountOfAddress, password: string): Promise<AccountOfAddress> {
  if (hasPresentCost(account.passwordHash)) return account;
  try {
    const passwordHash = await hashPassword(password);
    // A password that was changed meanwhile stays.
    const { rowCount } = await connection().pool.query(
      'update staff_account set password_hash = $2 where id = $1 and password_hash = $3',
      [account.id, passwordHash, account.passwordHash],
    );
    return rowCount === 1 ? { ...account, passwordHash } : account;
  } catch (error) {
    if (isBusy(error)) return account;
    throw error;
  }
}
