import type { Staff } from '#lib/actor/staff.ts';
import type { Database } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';

/**
 * An attachment in the actor's structure with its account; null when there is none of that id,
 * whatever that text is.
 */
export async function readAttachment(tx: Database, staff: Staff, id: string) {
  if (!isId(id)) return null;
  return tx.attachment.findFirst({ where: { structureId: staff.structure.id, id }, include: { account: true } });
}

/** What the history keeps of whose request it was. */
export function requestDetails(account: { id: string; email: string; firstName: string; lastName: string }) {
  return { accountId: account.id, email: account.email, name: `${account.firstName} ${account.lastName}`.trim() };
}
