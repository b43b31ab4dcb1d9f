import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { cancelMailOf } from '#lib/mail/cancel-mail.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * Withdraws an unused invitation to the team: its link becomes invalid, and its mail is cancelled
 * unless it may have been sent. A colleague who joins at the same moment either has joined or gets
 * `invitation-gone`.
 */
export async function withdrawInvitation(
  staff: Staff,
  id: string,
): Promise<Result<null, { code: 'not-allowed' | 'invitation-gone' }>> {
  if (!may(staff, 'team.manage')) return fail({ code: 'not-allowed' });
  if (!isId(id)) return fail({ code: 'invitation-gone' });
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const [link] = await tx.$queryRaw<{ tokenHash: string; name: string; role: Role }[]>`
      delete from join_link where structure_id = ${structureId}::uuid and id = ${id}::uuid and used_at is null
      returning token_hash as "tokenHash", name, role::text as role`;
    if (!link) return fail({ code: 'invitation-gone' });
    await cancelMailOf(tx, structureId, `colleague:${link.tokenHash}`);
    await announce(tx, structureId, 'outbox');
    const details = { name: link.name, role: link.role };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'colleague-invitation-withdrawn', details }]);
    return succeed(null);
  });
}
