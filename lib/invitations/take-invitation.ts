import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { tokenHash } from './invite-clients.ts';

/**
 * Uses up the link of an invitation, in the transaction of a registration: whoever holds it has read the mailbox it was sent to.
 * @param emailKey of the address that is being registered: the link proves no other
 * @returns whether it proved the address
 */
export async function takeInvitation(tx: Transaction, token: string, emailKey: string): Promise<boolean> {
  const used = await runSql(
    tx,
    `update invitation i set used_at = now(), opened_at = coalesce(i.opened_at, now())
     from client c
     where i.token_hash = $1 and i.email_key = $2 and i.used_at is null and i.expires_at > now()
       and c.structure_id = i.structure_id and c.id = i.client_id and c.email_key = i.email_key and c.deleted_at is null
     returning 1 as used`,
    [tokenHash(token), emailKey],
  );
  return used.length === 1;
}
