import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { cancelMails } from '#lib/mail/cancel-mail.ts';

/**
 * Cancels the invitations of clients who are no longer to be invited, or not at that address: mails
 * that have surely not left are not sent, and their links stop working.
 */
export async function cancelInvitations(tx: Transaction, structureId: string, clientIds: string[]): Promise<void> {
  if (clientIds.length === 0) return;
  const revoked = await runSql<{ mailId: string }>(
    tx,
    `update invitation set token_hash = null where structure_id = $1::uuid and client_id = any ($2::uuid[])
     returning mail_id as "mailId"`,
    [structureId, clientIds],
  );
  await cancelMails(
    tx,
    structureId,
    revoked.map(({ mailId }) => mailId),
  );
}
