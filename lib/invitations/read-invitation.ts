import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { invitationSinceSql, invitationStateSql } from './invitation-state.ts';
import type { ClientInvitation } from './invitations-of.ts';
import { type InviteFactsRow, inviteFactColumns, inviteFactsFrom, toInviteFacts } from './invite-facts.ts';
import { mayInvite, type NotInvited } from './may-invite.ts';

/** A client's invitation, and the reason why another one cannot be sent now; null where it can. */
export type InvitationView = { latest: ClientInvitation | null; problem: NotInvited | null };

type Row = InviteFactsRow & { id: string } & Omit<ClientInvitation, 'clientId'>;

/** SQL: the latest invitation beside the facts; it counts only where it went to their address. */
const sql = `select ${inviteFactColumns}, i.mail_id as "mailId", ${invitationStateSql} as state,
  ${invitationSinceSql} as since, m.sent_at as "sentAt", i.expires_at as "expiresAt", m.problem ${inviteFactsFrom}`;

/**
 * Reads what pages say of the invitations of these clients, by client id, in one query for one page
 * of the list.
 */
export async function readInvitations(staff: Staff, clientIds: string[]): Promise<Map<string, InvitationView>> {
  const now = new Date();
  const rows = await runPrepared<Row>(connection().pool, sql, [staff.structure.id, clientIds]);
  return new Map(
    rows.map((row) => {
      const { id: clientId, mailId, state, since, sentAt, expiresAt, problem, lastEmailKey, emailKey } = row;
      const isCurrent = lastEmailKey === emailKey;
      const latest = isCurrent ? { clientId, mailId, state, since, sentAt, expiresAt, problem } : null;
      return [clientId, { latest, problem: mayInvite(toInviteFacts(row), now) }];
    }),
  );
}

/** Reads what a client's page says of invitations; null when there is no such client. */
export async function readInvitation(staff: Staff, clientId: string): Promise<InvitationView | null> {
  return (await readInvitations(staff, [clientId])).get(clientId) ?? null;
}
