import { prisma } from '#lib/database/connection.ts';
import type { Staff } from '#lib/staff/staff.ts';

const longest = 200;

/** What happened to one client, the latest first, with the names of those who did it. */
export async function clientHistory(staff: Staff, clientId: string) {
  const events = await prisma().auditEvent.findMany({
    where: { structureId: staff.structure.id, clientId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: longest,
  });
  const authors = await prisma().staffAccount.findMany({
    where: { id: { in: events.flatMap((event) => event.staffId ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(authors.map(({ id, name }) => [id, name]));
  return events.map((event) => ({ ...event, author: event.staffId ? (nameOf.get(event.staffId) ?? null) : null }));
}
