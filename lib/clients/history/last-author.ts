import type { Staff } from '#lib/actor/staff.ts';
import { changesClient } from '#lib/audit/changes-client.ts';
import { clientsOf } from '#lib/clients/clients-of.ts';
import { prisma } from '#lib/database/connection.ts';

/**
 * Returns the name of the person who last changed this client's record; null when it was the
 * system.
 */
export async function lastAuthor(staff: Staff, clientId: string): Promise<string | null> {
  const latest = await prisma().auditEvent.findFirst({
    where: { ...clientsOf(staff), clientId, kind: { in: changesClient } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { staffId: true },
  });
  if (!latest?.staffId) return null;
  return (
    (await prisma().staffAccount.findUnique({ where: { id: latest.staffId }, select: { name: true } }))?.name ?? null
  );
}
