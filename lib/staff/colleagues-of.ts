import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import type { Staff } from './staff.ts';

export type Colleague = { id: string; name: string; email: string; role: Role; since: Date };

/** The team of the actor's structure, the actor included, by name. */
export async function colleaguesOf(staff: Staff): Promise<Colleague[]> {
  const members = await prisma().membership.findMany({
    where: { structureId: staff.structure.id },
    select: { role: true, createdAt: true, staff: { select: { id: true, name: true, email: true } } },
    orderBy: [{ staff: { name: 'asc' } }, { staffId: 'asc' }],
  });
  return members.map(({ role, createdAt, staff: account }) => ({ ...account, role, since: createdAt }));
}

/** Invitations that nobody has used yet and that still stand, the newest first. */
export async function pendingInvitations(staff: Staff): Promise<{ id: string; name: string; role: Role; expiresAt: Date }[]> {
  return prisma().joinLink.findMany({
    where: { structureId: staff.structure.id, usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, name: true, role: true, expiresAt: true },
    orderBy: { createdAt: 'desc' },
    take: 50,
  });
}
