import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Import } from '#lib/database/generated/client.ts';
import { isId } from '#lib/identity/id.ts';

/**
 * One import of the actor's structure; null when there is none, also for an id that could not be
 * one.
 */
export async function findImport(staff: Staff, id: string): Promise<Import | null> {
  if (!may(staff, 'imports.read') || !isId(id)) return null;
  return prisma().import.findFirst({ where: { structureId: staff.structure.id, id, state: { not: 'receiving' } } });
}
