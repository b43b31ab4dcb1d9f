import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';

/** Counts the audit events of a structure by kind. */
export async function eventKinds({ structure }: Staff): Promise<Record<string, number>> {
  const events = await prisma().auditEvent.groupBy({
    by: ['kind'],
    where: { structureId: structure.id },
    _count: true,
  });
  return Object.fromEntries(events.map(({ kind, _count }) => [kind, _count]));
}
