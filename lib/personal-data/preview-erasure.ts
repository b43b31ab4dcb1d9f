import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { accountsOf } from '#lib/addresses/erase-attachments.ts';
import { readPerson } from '#lib/clients/bin/read-person.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { countErpEvents } from '#lib/erp/erasure/erase-from-erp.ts';
import { isId } from '#lib/identity/id.ts';
import { countImportedRows } from '#lib/imports/erasure/erase-from-imports.ts';
import { countOwnAccounts } from '#lib/registrations/erase-accounts.ts';
import { inLowerCase } from './traces.ts';

/**
 * What an erasure takes, by kind. `accounts`: of the app, which no other structure has; `attached`:
 * those that stay, because another one has them.
 */
export type ErasureCounts = {
  aliases: number;
  attached: number;
  accounts: number;
  invitations: number;
  mails: number;
  events: number;
  importRows: number;
  erpEvents: number;
};

/** `managed`: the ERP has the client, so nothing can be erased here. */
export type ErasurePreview = { id: string; name: string; email: string; managed: boolean; counts: ErasureCounts };

/** Counts what the erasure of a client takes; null without the permission or the client. */
export async function previewErasure(staff: Staff, id: string): Promise<ErasurePreview | null> {
  if (!may(staff, 'clients.erase') || !isId(id)) return null;
  return inTransaction((tx) => preview(tx, staff.structure.id, id));
}

async function preview(tx: Transaction, structureId: string, clientId: string): Promise<ErasurePreview | null> {
  const person = await readPerson(tx, structureId, clientId);
  if (!person) return null;
  const accountIds = (await accountsOf(tx, structureId, person)).map(({ id }) => id);
  const accounts = await countOwnAccounts(tx, structureId, accountIds);
  const emails = inLowerCase(person);
  const of = { structureId, clientId };
  const counts = {
    aliases: await tx.clientAlias.count({ where: of }),
    accounts,
    attached: accountIds.length - accounts,
    invitations: await tx.invitation.count({ where: of }),
    mails: await tx.mail.count({ where: of }),
    events: await tx.auditEvent.count({ where: of }),
    importRows: await countImportedRows(tx, structureId, { ...person, emails }),
    erpEvents: await countErpEvents(tx, structureId, { ...person, emails }),
  };
  const name = `${person.firstName} ${person.lastName}`.trim();
  return { id: clientId, name, email: person.emails[0] ?? '', managed: person.managed, counts };
}
