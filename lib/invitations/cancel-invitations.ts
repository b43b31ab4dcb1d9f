import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/**
 * Takes back the invitations of clients who are no longer to be invited, or not at that address: mails that have surely not left do not
 * leave, and links work no more. What may have left is left alone: it could not be called back, and a request has to be repeated as it was.
 */
export async function cancelInvitations(tx: Transaction, structureId: string, clientIds: string[]): Promise<void> {
  if (clientIds.length === 0) return;
  await runSql(
    tx,
    `with killed as (
       update invitation set token_hash = null where structure_id = $1::uuid and client_id = any ($2::uuid[]) returning mail_id
     )
     update mail set state = 'cancelled', state_at = now() from killed
     where structure_id = $1::uuid and id = killed.mail_id and state = 'queued' and doubt_since is null`,
    [structureId, clientIds],
  );
}
