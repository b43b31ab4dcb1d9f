import type { Staff } from '#lib/actor/staff.ts';

/** Where every look-up of clients starts: in the actor's own structure. */
export function clientsOf(staff: Staff): { structureId: string } {
  return { structureId: staff.structure.id };
}
