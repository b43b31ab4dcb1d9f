import { suggestSlug } from '#lib/actor/slug.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import { openStructure } from '#lib/structures/open-structure.ts';

/** For tests: the password of every owner created here. */
export const testPassword = 'une phrase assez longue';

/** For tests: creates a structure with an owner who can sign in, as `openStructure` does. */
export async function testOwner(name: string): Promise<Staff> {
  const owner = { name: `Propriétaire de ${name}`, email: `${suggestSlug(name)}@example.org`, password: testPassword };
  const opened = await openStructure({ name, owner });
  const staff = opened.ok && (await staffOf(opened.value.ownerId, opened.value.slug));
  if (!staff) throw new Error(`not opened: ${JSON.stringify(opened)}`);
  return staff;
}
