import type { Transaction } from '#lib/database/run-sql.ts';

/** The columns of a new account, with its password hashed; or the id of an account that exists. */
type Owner = { email: string; emailKey: string; name: string; passwordHash: string } | { id: string };

/**
 * Makes an account the first owner of a structure. The address of a new account counts as proved.
 * @returns the id of the account
 */
export async function addFirstOwner(tx: Transaction, structureId: string, owner: Owner): Promise<string> {
  const staffId =
    'id' in owner ? owner.id : (await tx.staffAccount.create({ data: { ...owner, emailProvedAt: new Date() } })).id;
  await tx.membership.create({ data: { structureId, staffId, role: 'owner' } });
  return staffId;
}
