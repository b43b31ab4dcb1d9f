import type { Transaction } from '#lib/database/run-sql.ts';

/** Returns the e-mail key of an app account; null where it was deleted. */
export async function accountKey(tx: Transaction, accountId: string): Promise<string | null> {
  const account = await tx.appAccount.findUnique({ where: { id: accountId }, select: { emailKey: true } });
  return account?.emailKey ?? null;
}

/** Whether an app account still exists: its person may have deleted it. */
export async function hasAccount(tx: Transaction, accountId: string): Promise<boolean> {
  return (await accountKey(tx, accountId)) !== null;
}

/** Returns the app accounts with one of these addresses. */
export async function accountsWith(tx: Transaction, emailKeys: string[]): Promise<string[]> {
  const accounts = await tx.appAccount.findMany({ where: { emailKey: { in: emailKeys } }, select: { id: true } });
  return accounts.map(({ id }) => id);
}
