import type { Database } from '#lib/database/connection.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { fullName } from './client.ts';
import { clientsOf } from './clients-of.ts';

/** The record that already has this e-mail, wherever it is: adding leads there instead of to a dead end. */
export type EmailTaken = { code: 'email-taken'; clientId: string; name: string; lastName: string; firstName: string; inBin: boolean };

export async function findByEmail(database: Database, staff: Staff, emailKey: string): Promise<EmailTaken | null> {
  const client = await database.client.findFirst({
    where: { ...clientsOf(staff), emailKey },
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
