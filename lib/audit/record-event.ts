import type { Prisma } from '#lib/database/generated/client.ts';
import type { AuditEvent } from './audit-event.ts';

/** Who acted: a staff member, or null for the system itself. */
type Author = { structureId: string; staffId: string | null };

/**
 * Writes an audit event; `tx` is the transaction of the change it tells of, so that neither exists
 * without the other.
 */
export async function recordEvent(tx: Prisma.TransactionClient, author: Author, event: AuditEvent): Promise<void> {
  await tx.auditEvent.create({
    data: {
      structureId: author.structureId,
      staffId: author.staffId,
      kind: event.kind,
      clientId: 'clientId' in event ? event.clientId : null,
      details: event.details as Prisma.InputJsonObject,
    },
  });
}
