import { asProved } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';

/** For tests: creates a staff member of that role, in a new structure or in the colleague's. */
export async function testStaff(role: Role = 'owner', colleague?: Staff): Promise<Staff> {
  const unique = crypto.randomUUID();
  const structure =
    colleague?.structure ??
    (await prisma().structure.create({ data: { slug: `club-${unique}`, name: 'Club d’essai' } }));
  const email = `${role}-${unique}@club.example`;
  const account = await prisma().staffAccount.create({
    data: {
      name: `Essai ${role}`,
      email,
      emailKey: email,
      emailProvedAt: new Date(),
      passwordHash: 'no password opens this',
      memberships: { create: { structureId: structure.id, role } },
    },
  });
  return asProved({ id: account.id, name: account.name, email, role, structure });
}
