import type { Staff } from '#lib/actor/staff.ts';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { clientsOf } from '#lib/clients/clients-of.ts';
import { prisma } from '#lib/database/connection.ts';

/** An event of one client; `author` is null when the system itself acted. */
export type ClientEvent = { id: string; at: Date; author: string | null; event: AuditEvent };

const maxEvents = 200;

/**
 * Lists the events of one client and of the records merged into it, the latest first, with the
 * names of their authors.
 */
export async function clientHistory(staff: Staff, clientId: string): Promise<ClientEvent[]> {
  const merged = await prisma().mergedClient.findMany({
    where: { ...clientsOf(staff), keptId: clientId },
    select: { clientId: true },
  });
  const ids = [clientId, ...merged.map((record) => record.clientId)];
  const rows = await prisma().auditEvent.findMany({
    where: { ...clientsOf(staff), clientId: { in: ids } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: maxEvents,
  });
  const imported = rows.length < maxEvents ? await arrival(staff, clientId) : null;
  const authors = await prisma().staffAccount.findMany({
    where: { id: { in: [...rows, ...(imported ? [imported] : [])].flatMap(({ staffId }) => staffId ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(authors.map(({ id, name }) => [id, name]));
  const events = rows.map(
    ({ id, at, staffId, kind, details }): ClientEvent => ({
      id,
      at,
      author: staffId ? (nameOf.get(staffId) ?? null) : null,
      // `recordEvents` writes the rows, and accepts only the closed union.
      event: { kind, clientId, details } as AuditEvent,
    }),
  );
  if (imported) events.push({ ...imported, author: imported.staffId ? (nameOf.get(imported.staffId) ?? null) : null });
  return events;
}

/** Derives from the client itself the event that an import or an ERP created it. */
async function arrival(
  staff: Staff,
  clientId: string,
): Promise<(Omit<ClientEvent, 'author'> & { staffId: string | null }) | null> {
  const client = await prisma().client.findFirst({
    where: { ...clientsOf(staff), id: clientId },
    select: { id: true, createdAt: true, createdById: true, importId: true, importLine: true, source: true },
  });
  if (client?.source === 'erp') {
    return {
      id: client.id,
      at: client.createdAt,
      staffId: null,
      event: { kind: 'client-added-by-erp', clientId, details: {} },
    };
  }
  if (!client?.importId || client.importLine === null) return null;
  const details = { importId: client.importId, line: client.importLine };
  return {
    id: client.importId,
    at: client.createdAt,
    staffId: client.createdById,
    event: { kind: 'client-imported', clientId, details },
  };
}
