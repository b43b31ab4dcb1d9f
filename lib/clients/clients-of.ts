import type { Staff } from '#lib/actor/staff.ts';

/** Restricts a look-up of clients to the actor's own structure. */
export function clientsOf(staff: Staff): { structureId: string } {
  return { structureId: staff.structure.id };
}
