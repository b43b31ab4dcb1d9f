import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { type InvitationState, invitationSinceSql, invitationStateSql } from './invitation-state.ts';

/**
 * The latest invitation of a client. `problem`: why it was not delivered, in the provider's words.
 */
export type ClientInvitation = {
  clientId: string;
  mailId: string;
  state: InvitationState;
  since: Date;
  sentAt: Date | null;
  expiresAt: Date;
  problem: string | null;
};

/**
 * Reads the invitations of these clients to their current address, by client id, in one query for
 * one page of the list.
 */
export async function invitationsOf(staff: Staff, clientIds: string[]): Promise<Map<string, ClientInvitation>> {
  const rows = await runPrepared<ClientInvitation>(
    connection().pool,
    `select i.client_id as "clientId", i.mail_id as "mailId", ${invitationStateSql} as state,
      ${invitationSinceSql} as since,
       m.sent_at as "sentAt", i.expires_at as "expiresAt", m.problem
     from invitation i
     join client c on c.structure_id = i.structure_id and c.id = i.client_id and c.email_key = i.email_key
     join mail m on m.structure_id = i.structure_id and m.id = i.mail_id
     where i.structure_id = $1 and i.client_id = any ($2::uuid[])`,
    [staff.structure.id, clientIds],
  );
  return new Map(rows.map((row) => [row.clientId, row]));
}
