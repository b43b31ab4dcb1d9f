import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { type ClientInvitation, invitationsOf } from './invitations-of.ts';
import { inviteFacts } from './invite-facts.ts';
import { mayInvite, type NotInvited } from './may-invite.ts';

/** A client's invitation, and the reason why another one cannot be sent now; null where it can. */
export type InvitationView = { latest: ClientInvitation | null; problem: NotInvited | null };

/** Reads what a client's page says of invitations; null when there is no such client. */
export async function readInvitation(staff: Staff, clientId: string): Promise<InvitationView | null> {
  const [latest, [facts]] = await Promise.all([
    invitationsOf(staff, [clientId]),
    inviteFacts(connection().pool, staff.structure.id, [clientId]),
  ]);
  return facts ? { latest: latest.get(clientId) ?? null, problem: mayInvite(facts, new Date()) } : null;
}
