import type { Staff } from '#lib/actor/staff.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';

/**
 * An app account that has to do with the actor's structure: it is attached there or asked to be, or
 * an app of the structure registered it. Any other is somebody else's business, whatever its id.
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

/**
 * A client of the actor's structure, locked, so that it cannot go to the bin or to another account
 * meanwhile; null when there is none.
 */
export async function lockedClient(
  tx: Transaction,
  staff: Staff,
  clientId: string,
): Promise<{ emailKey: string; deletedAt: Date | null } | null> {
  if (!isId(clientId)) return null;
  const [client] = await tx.$queryRaw<{ emailKey: string; deletedAt: Date | null }[]>`
    select email_key as "emailKey", deleted_at as "deletedAt" from client
    where structure_id = ${staff.structure.id}::uuid and id = ${clientId}::uuid for no key update`;
  return client ?? null;
}
