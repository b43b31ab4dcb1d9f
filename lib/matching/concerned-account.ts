import type { Staff } from '#lib/actor/staff.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';

/**
 * Finds an app account that concerns the actor's structure: it is attached there or asked to be, or
 * an app of the structure registered it. Other accounts are not found, whatever their id.
 */
export async function concernedAccount(tx: Transaction, staff: Staff, accountId: string) {
  if (!isId(accountId)) return null;
  const structureId = staff.structure.id;
  const account = await tx.appAccount.findUnique({
    where: { id: accountId },
    select: {
      id: true,
      email: true,
      emailKey: true,
      attachments: { where: { structureId } },
      tokens: { where: { homeId: structureId, boundAt: { not: null } }, select: { id: true }, take: 1 },
    },
  });
  if (!account) return null;
  const { attachments, tokens, ...known } = account;
  const attachment = attachments[0] ?? null;
  return attachment || tokens.length > 0 ? { ...known, attachment } : null;
}
