import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { clientsOf } from './clients-of.ts';
import { withGroups } from './groups/with-groups.ts';

/**
 * Reads one client of the actor's structure, in the trash or not; null when there is none, or the
 * text is no id.
 */
export async function readClient(staff: Staff, id: string) {
  if (!isId(id)) return null;
  const client = await prisma().client.findFirst({ where: { ...clientsOf(staff), id } });
  return client && withGroups(connection().pool, client);
}
