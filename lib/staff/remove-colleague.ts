import { recordEvent } from '#lib/audit/record-event.ts';
import { prisma } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { TeamProblem } from './change-role.ts';
import { isLastOwner, lockTeam } from './lock-team.ts';
import type { Staff } from './staff.ts';

/**
 * Takes a colleague off the team, from their next request on. Their account stays, for other structures and for what they did here.
 * The last owner cannot be removed.
 */
export async function removeColleague(staff: Staff, colleagueId: string): Promise<Result<null, TeamProblem>> {
  const structureId = staff.structure.id;
  return prisma().$transaction(async (tx) => {
    const team = await lockTeam(tx, staff);
    if (!team) return fail({ code: 'not-allowed' });
    const role = team.get(colleagueId);
    if (!role) return fail({ code: 'not-found' });
    if (isLastOwner(team, colleagueId)) return fail({ code: 'last-owner' });
    await tx.membership.delete({ where: { structureId_staffId: { structureId, staffId: colleagueId } } });
    await recordEvent(tx, { structureId, staffId: staff.id }, { kind: 'colleague-removed', details: { staffId: colleagueId, role } });
    return succeed(null);
  });
}
