import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * The roles of a structure's team by account id, kept as they are until the transaction ends:
 * changes to a team take turns, so that two owners cannot demote each other at the same moment.
 * Null when the actor may not, or no longer, change the team.
 */
export async function lockTeam(tx: Transaction, staff: Staff): Promise<Map<string, Role> | null> {
  const structureId = staff.structure.id;
  await tx.$queryRaw`select 1 from structure where id = ${structureId}::uuid for no key update`;
  const members = await tx.membership.findMany({ where: { structureId }, select: { staffId: true, role: true } });
  const team = new Map(members.map(({ staffId, role }) => [staffId, role]));
  const role = team.get(staff.id);
  return role && may({ ...staff, role }, 'team.manage') ? team : null;
}

/** Whether the structure would be without an owner if this member were none. */
export function isLastOwner(team: Map<string, Role>, staffId: string): boolean {
  return team.get(staffId) === 'owner' && [...team.values()].filter((role) => role === 'owner').length === 1;
}
