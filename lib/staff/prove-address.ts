import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Records that an account proved its address. Changes nothing when another account has proved the
 * same address before.
 * @throws a unique violation when another account proves it at the same moment: the transaction has
 *   to be repeated.
 */
export async function proveAddress(tx: Transaction, staffId: string): Promise<void> {
  await tx.$executeRaw`
    update staff_account account set email_proved_at = now()
    where account.id = ${staffId}::uuid and account.email_proved_at is null
      and not exists (select from staff_account other where other.email_key = account.email_key
        and other.email_proved_at is not null)`;
}
