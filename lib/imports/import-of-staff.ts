import type { Staff } from '#lib/staff/staff.ts';

/** One import and the staff member who runs it: the actor of every step. */
export type ImportOfStaff = { staff: Staff; importId: string };

/** The values of `$1` and `$2` in the statements of this room. */
export function keyOf({ staff, importId }: ImportOfStaff): [structureId: string, importId: string] {
  return [staff.structure.id, importId];
}
