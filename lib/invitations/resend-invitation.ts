import type { Staff } from '#lib/actor/staff.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inviteClients } from './invite-clients.ts';
import { inviterOf } from './inviter.ts';
import type { NotInvited } from './may-invite.ts';

/**
 * Sends a client an invitation to the app, the first or another one, which ends the link of the
 * previous one.
 */
export async function resendInvitation(
  staff: Staff,
  clientId: string,
): Promise<Result<null, NotInvited | { code: 'not-found' }>> {
  if (!isId(clientId)) return fail({ code: 'not-found' });
  const invited = await inTransaction((tx) => inviteClients(tx, inviterOf(staff), [clientId]));
  const problem = invited.get(clientId);
  if (problem === undefined) return fail({ code: 'not-found' });
  return problem ? fail(problem) : succeed(null);
}
