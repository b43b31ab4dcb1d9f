import { type Database, prisma } from '#lib/database/connection.ts';

/**
 * `proved`: whether the mailbox is known to be this person's. At most one account of an address is.
 */
export type AccountOfAddress = { id: string; email: string; passwordHash: string; proved: boolean };

/**
 * Maximum of unproved accounts of one address that are checked; there is more than one only where
 * no mail can be sent.
 */
const maxAccounts = 5;

/**
 * The accounts with this `emailKey`: the proved one first, then those of a team, then the oldest.
 */
export function accountsOfAddress(key: string, database: Database = prisma()): Promise<AccountOfAddress[]> {
  return database.$queryRaw<AccountOfAddress[]>`
    select account.id, account.email, account.password_hash as "passwordHash",
      account.email_proved_at is not null as proved
    from staff_account account
    where account.email_key = ${key}
    order by account.email_proved_at is null,
      not exists (select from membership where membership.staff_id = account.id), account.created_at, account.id
    limit ${maxAccounts}`;
}
