import { recordEvent } from '#lib/audit/record-event.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { joinTokenHash, newJoinToken } from './join-token.ts';
import { may } from './permissions.ts';
import type { Staff } from './staff.ts';

const sevenDays = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes a link by which one colleague can join with a role, once, within seven days, and only as long as whoever made it is an owner.
 * @returns the link's token, which is kept nowhere.
 */
export async function inviteColleague(
  staff: Staff,
  { name, role }: { name: string; role: Role },
): Promise<Result<{ token: string; expiresAt: Date }, { code: 'not-allowed' }>> {
  if (!may(staff, 'team.manage')) return fail({ code: 'not-allowed' });
  const structureId = staff.structure.id;
  const token = newJoinToken();
  const expiresAt = new Date(Date.now() + sevenDays);
  await prisma().$transaction(async (tx) => {
    await tx.joinLink.create({ data: { structureId, tokenHash: joinTokenHash(token), role, name, createdById: staff.id, expiresAt } });
    await recordEvent(tx, { structureId, staffId: staff.id }, { kind: 'colleague-invited', details: { name, role } });
  });
  return succeed({ token, expiresAt });
}
