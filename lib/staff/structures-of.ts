import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';

/** Where an account works, by name of the structure. */
export async function structuresOf(staffId: string): Promise<{ slug: string; name: string; role: Role }[]> {
  const memberships = await prisma().membership.findMany({
    where: { staffId },
    select: { role: true, structure: { select: { slug: true, name: true } } },
    orderBy: { structure: { name: 'asc' } },
  });
  return memberships.map(({ role, structure }) => ({ ...structure, role }));
}
