import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction, inTransactionOfEveryStructure } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { reportSignInChange } from '../account/record-account-change.ts';
import { accountsOfAddress } from '../accounts-of-address.ts';
import type { TeamProblem } from '../change-role.ts';
import { requireColleague } from '../lock-team.ts';
import { deletePasskeys } from '../passkeys/own-passkeys.ts';
import { deleteFactor } from './check-factor.ts';

/**
 * `own-factor`: one's own is turned off by password and code. `works-elsewhere`: the person belongs
 * to a structure that the actor does not own, whose owners trust the factor too.
 */
export type RemoveFactorProblem = TeamProblem | { code: 'own-factor' | 'no-factor' | 'works-elsewhere' };

/**
 * Removes the second factor and the passkeys of a colleague who lost their phone. Their sessions
 * end, they are told by mail, and it is written down with its author. Only an owner of every
 * structure of the person may: the factor guards them all.
 */
export async function removeColleagueFactor(
  staff: Staff,
  colleagueId: string,
): Promise<Result<null, RemoveFactorProblem>> {
  if (colleagueId === staff.id) return fail({ code: 'own-factor' });
  const colleague = await requireColleague(colleagueId, staff);
  if (!colleague.ok) return colleague;
  // The factor guards every structure of the person, each of which is told.
  return inTransactionOfEveryStructure(async (tx) => {
    const isOwned = { memberships: { some: { staffId: staff.id, role: 'owner' as const } } };
    const elsewhere = await tx.membership.count({ where: { staffId: colleagueId, NOT: { structure: isOwned } } });
    if (elsewhere > 0) return fail({ code: 'works-elsewhere' });
    return (await removeFactor(tx, colleagueId, staff.id)) ? succeed(null) : fail({ code: 'no-factor' });
  });
}

/**
 * Removes the second factor and the passkeys of every account of an address, for the operator of
 * the server. The
 * person is told by mail, and it is written down without an author.
 * @returns the ids of the accounts that had one
 */
export async function removeFactorOfAddress(email: string): Promise<string[]> {
  const key = emailKey(email);
  const accounts = key.ok ? await accountsOfAddress(key.value, prisma()) : [];
  const removed: string[] = [];
  for (const { id } of accounts) if (await inTransaction((tx) => removeFactor(tx, id, null))) removed.push(id);
  return removed;
}

async function removeFactor(tx: Transaction, staffId: string, authorId: string | null): Promise<boolean> {
  await tx.$queryRaw`select 1 from staff_account where id = ${staffId}::uuid for update`;
  const hadFactor = await deleteFactor(tx, staffId);
  const hadPasskeys = await deletePasskeys(tx, staffId);
  if (!hadFactor && !hadPasskeys) return false;
  await tx.staffSession.deleteMany({ where: { staffId } });
  await reportSignInChange(tx, staffId, 'factor-removed', { authorId });
  return true;
}
