import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { tokenHash } from './draft-invitation.ts';

/**
 * Marks the link of an invitation as used, in the transaction of a registration. Its holder has
 * read the mailbox that it was sent to, provided that the mail has surely left.
 * @param emailKey of the address that is being registered: the link proves no other
 * @returns the mail that carried the link; null when it does not prove the address
 */
export async function redeemInvitation(
  tx: Transaction,
  token: string,
  emailKey: string,
): Promise<{ structureId: string; id: string } | null> {
  const [mail] = await runSql<{ structureId: string; id: string }>(
    tx,
    `update invitation i set used_at = now(), opened_at = coalesce(i.opened_at, now())
     from client c, mail m
     where i.token_hash = $1 and i.email_key = $2 and i.used_at is null and i.expires_at > now()
       and c.structure_id = i.structure_id and c.id = i.client_id and c.email_key = i.email_key and c.deleted_at is null
       and m.structure_id = i.structure_id and m.id = i.mail_id and ${hasLeft}
     returning i.structure_id::text as "structureId", i.mail_id::text as id`,
    [tokenHash(token), emailKey],
  );
  return mail ?? null;
}
