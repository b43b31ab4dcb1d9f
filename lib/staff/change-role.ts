import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { isLastOwner, lockTeam } from './lock-team.ts';

export type TeamProblem = { code: 'not-allowed' } | { code: 'not-found' } | { code: 'last-owner' };

/**
 * Gives a colleague another role; giving the one they have changes nothing. The last owner stays
 * owner.
 */
export async function changeRole(
  staff: Staff,
  colleague: { staffId: string; role: Role },
): Promise<Result<null, TeamProblem>> {
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const team = await lockTeam(tx, staff);
    if (!team) return fail({ code: 'not-allowed' });
    requireProof(staff);
    const before = team.get(colleague.staffId);
    if (!before) return fail({ code: 'not-found' });
    if (before === colleague.role) return succeed(null);
    if (isLastOwner(team, colleague.staffId)) return fail({ code: 'last-owner' });
    await tx.membership.update({
      where: { structureId_staffId: { structureId, staffId: colleague.staffId } },
      data: { role: colleague.role, roleSince: new Date() },
    });
    const details = { staffId: colleague.staffId, before, after: colleague.role };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'colleague-role-changed', details }]);
    return succeed(null);
  });
}
