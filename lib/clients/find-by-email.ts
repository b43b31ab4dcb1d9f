import type { Staff } from '#lib/actor/staff.ts';
import { aliasHolder } from '#lib/addresses/alias-holder.ts';
import type { Database } from '#lib/database/connection.ts';
import { fullName } from './client.ts';
import { clientsOf } from './clients-of.ts';

/** The record that already has this e-mail, to which the page for adding a client leads. */
export type EmailTaken = {
  code: 'email-taken';
  clientId: string;
  name: string;
  lastName: string;
  firstName: string;
  inBin: boolean;
};

/**
 * Finds the owner of an address: the client whose own it is or, without one, the client that has it
 * as an alias.
 */
export async function findByEmail(database: Database, staff: Staff, emailKey: string): Promise<EmailTaken | null> {
  return (await findClient(database, staff, { emailKey })) ?? findByAlias(database, staff, emailKey);
}

/** Finds the record that has this address as an alias, or to which it leads since a merge. */
export async function findByAlias(database: Database, staff: Staff, emailKey: string): Promise<EmailTaken | null> {
  const id = await aliasHolder(database, staff.structure.id, emailKey);
  return id === null ? null : findClient(database, staff, { id });
}

async function findClient(
  database: Database,
  staff: Staff,
  by: { emailKey: string } | { id: string },
): Promise<EmailTaken | null> {
  const client = await database.client.findFirst({
    where: { ...clientsOf(staff), ...by },
    select: { id: true, firstName: true, lastName: true, deletedAt: true },
  });
  if (!client) return null;
  return {
    code: 'email-taken',
    clientId: client.id,
    name: fullName(client),
    lastName: client.lastName,
    firstName: client.firstName,
    inBin: client.deletedAt !== null,
  };
}
