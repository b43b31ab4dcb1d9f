import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { cancellable, cancelled } from '#lib/mail/cancellable.ts';

/**
 * Takes back the invitations of clients who are no longer to be invited, or not at that address:
 * mails that have surely not left do not leave, and links work no more.
 */
export async function cancelInvitations(tx: Transaction, structureId: string, clientIds: string[]): Promise<void> {
  if (clientIds.length === 0) return;
  await runSql(
    tx,
    `with killed as (
       update invitation set token_hash = null where structure_id = $1::uuid and client_id = any ($2::uuid[])
         returning mail_id
     )
     update mail m set ${cancelled} from killed where m.structure_id = $1::uuid and m.id = killed.mail_id
       and ${cancellable}`,
    [structureId, clientIds],
  );
}
