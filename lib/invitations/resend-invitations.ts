import type { Staff } from '#lib/actor/staff.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inviteClients } from './invite-clients.ts';
import { inviterOf } from './inviter.ts';
import type { NotInvited } from './may-invite.ts';

/** How many were invited, and how many were not, by reason. */
export type BulkOutcome = { invited: number; spared: Partial<Record<NotInvited['code'], number>> };

/** Maximum number of clients in one selection: more than a page of the list. */
export const MAX_CHOSEN = 200;

/** Sends an invitation to each of these clients who may have one now. Unknown ids are skipped. */
export async function resendInvitations(
  staff: Staff,
  clientIds: string[],
): Promise<Result<BulkOutcome, { code: 'none-chosen' } | { code: 'too-many' }>> {
  const ids = [...new Set(clientIds.filter(isId))];
  if (ids.length === 0) return fail({ code: 'none-chosen' });
  if (ids.length > MAX_CHOSEN) return fail({ code: 'too-many' });
  const invited = await inTransaction((tx) => inviteClients(tx, inviterOf(staff), ids));
  const spared: BulkOutcome['spared'] = {};
  for (const problem of invited.values()) if (problem) spared[problem.code] = (spared[problem.code] ?? 0) + 1;
  return succeed({ invited: [...invited.values()].filter((problem) => problem === null).length, spared });
}
