import type { Staff } from '#lib/actor/staff.ts';
import type { Database } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';

/**
 * Reads an attachment in the actor's structure with its account; null when the structure has none
 * of that id, or the text is no id.
 */
export async function readAttachment(tx: Database, staff: Staff, id: string) {
  if (!isId(id)) return null;
  return tx.attachment.findFirst({ where: { structureId: staff.structure.id, id }, include: { account: true } });
}

/** Builds the details by which the history names the person who asked. */
export function requestDetails(account: { id: string; email: string; firstName: string; lastName: string }) {
  return { accountId: account.id, email: account.email, name: `${account.firstName} ${account.lastName}`.trim() };
}
