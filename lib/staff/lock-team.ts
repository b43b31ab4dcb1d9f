import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

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

/**
 * Checks, before work that concerns every structure of a colleague, that an owner who proved it
 * asks for someone of their own team.
 * @throws ProofNeeded
 */
export async function requireColleague(
  colleagueId: string,
  staff: Staff,
): Promise<Result<null, { code: 'not-allowed' | 'not-found' }>> {
  return inTransaction(async (tx) => {
    const team = await lockTeam(tx, staff);
    if (!team) return fail({ code: 'not-allowed' });
    requireProof(staff);
    return team.has(colleagueId) ? succeed(null) : fail({ code: 'not-found' });
  });
}
