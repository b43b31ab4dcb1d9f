import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { TeamProblem } from './change-role.ts';
import { isLastOwner, lockTeam } from './lock-team.ts';

/**
 * Removes a colleague from the team, effective at their next request. Their account stays, for
 * other structures and for the history; when this was their last team, their sessions end. The last
 * owner cannot be removed.
 */
export async function removeColleague(staff: Staff, colleagueId: string): Promise<Result<null, TeamProblem>> {
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const team = await lockTeam(tx, staff);
    if (!team) return fail({ code: 'not-allowed' });
    requireProof(staff);
    const role = team.get(colleagueId);
    if (!role) return fail({ code: 'not-found' });
    if (isLastOwner(team, colleagueId)) return fail({ code: 'last-owner' });
    await tx.membership.delete({ where: { structureId_staffId: { structureId, staffId: colleagueId } } });
    await endSessionsOutsideTeams(tx, colleagueId, structureId);
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind: 'colleague-removed', details: { staffId: colleagueId, role } },
    ]);
    return succeed(null);
  });
}

/** Also keeps which structure can still write to them, for a forgotten password. */
async function endSessionsOutsideTeams(tx: Transaction, staffId: string, structureId: string): Promise<void> {
  // Locks the account, so that the second of two structures that remove the same person
  // concurrently sees that no team is left.
  await tx.staffAccount.update({ where: { id: staffId }, data: { formerStructureId: structureId } });
  const [teams] = await tx.$queryRaw<{ count: bigint }[]>`select teams_of(${staffId}::uuid) as count`;
  if (teams?.count === 0n) await tx.staffSession.deleteMany({ where: { staffId } });
}
