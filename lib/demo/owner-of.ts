import { asProved } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { staffOf } from '#lib/staff/staff-of.ts';

/**
 * Returns an owner of a structure, as proved just now.
 * @throws Error when it has none
 */
export async function ownerOf(slug: string): Promise<Staff> {
  const owner = await prisma().membership.findFirst({
    where: { role: 'owner', structure: { slug } },
    select: { staffId: true },
  });
  const staff = owner && (await staffOf(owner.staffId, slug));
  if (!staff) throw new Error(`${slug} has no owner`);
  return asProved(staff);
}
