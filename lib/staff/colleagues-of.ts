import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';

/**
 * `proved`: whether the mailbox is known to be theirs. `hasFactor`: whether signing in asks them
 * for a code.
 */
export type Colleague = {
  id: string;
  name: string;
  email: string;
  proved: boolean;
  hasFactor: boolean;
  role: Role;
  since: Date;
};

/** The team of the actor's structure, the actor included, by name. */
export async function colleaguesOf(staff: Staff): Promise<Colleague[]> {
  if (!may(staff, 'team.read')) return [];
  const members = await prisma().membership.findMany({
    where: { structureId: staff.structure.id },
    select: {
      role: true,
      createdAt: true,
      staff: {
        select: {
          id: true,
          name: true,
          email: true,
          emailProvedAt: true,
          secondFactor: { select: { confirmedAt: true } },
        },
      },
    },
    orderBy: [{ staff: { name: 'asc' } }, { staffId: 'asc' }],
  });
  return members.map(({ role, createdAt, staff: { emailProvedAt, secondFactor, ...account } }) => ({
    ...account,
    proved: emailProvedAt !== null,
    hasFactor: secondFactor?.confirmedAt != null,
    role,
    since: createdAt,
  }));
}

/**
 * A person who may join by a link. `email`: where it was mailed, null for one that any address may
 * use.
 */
export type Invitation = { id: string; name: string; role: Role; expiresAt: Date; email: string | null };

/** Reads the invitations that are neither used, withdrawn nor expired, the newest first. */
export async function pendingInvitations(staff: Staff): Promise<Invitation[]> {
  if (!may(staff, 'team.read')) return [];
  return prisma().$queryRaw<Invitation[]>`
    select link.id, link.name, link.role::text as role, link.expires_at as "expiresAt", link.email
    from join_link link
    where link.structure_id = ${staff.structure.id}::uuid and link.used_at is null and link.expires_at > now()
    order by link.created_at desc, link.id limit 50`;
}
