import type { Staff } from '#lib/actor/staff.ts';

/** The structure in whose name clients are invited, and the staff member who asked for it. */
export type Inviter = { structure: { id: string; name: string; language: string }; staffId: string | null };

/** Returns the staff member as the inviter. */
export function inviterOf(staff: Staff): Inviter {
  return { structure: staff.structure, staffId: staff.id };
}
