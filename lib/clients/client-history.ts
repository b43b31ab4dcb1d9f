import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Staff } from '#lib/staff/staff.ts';

/** An event of one client; `author` is null when the system itself acted. */
export type ClientEvent = { id: string; at: Date; author: string | null; event: AuditEvent };

const longest = 200;

/** What happened to one client, the latest first, with the names of those who did it. */
export async function clientHistory(staff: Staff, clientId: string): Promise<ClientEvent[]> {
  const rows = await prisma().auditEvent.findMany({
    where: { structureId: staff.structure.id, clientId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: longest,
  });
  const authors = await prisma().staffAccount.findMany({
    where: { id: { in: rows.flatMap(({ staffId }) => staffId ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(authors.map(({ id, name }) => [id, name]));
  return rows.map(({ id, at, staffId, kind, details }) => ({
    id,
    at,
    author: staffId ? (nameOf.get(staffId) ?? null) : null,
    // Written by `recordEvent`, which takes nothing but the closed union.
    event: { kind, clientId, details } as AuditEvent,
  }));
}
