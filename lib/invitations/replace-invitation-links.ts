import type { Transaction } from '#lib/database/run-sql.ts';
import type { ReplacedHashes } from '#lib/mail/queued-secrets.ts';

/** Lets the links of invitations work which mails will carry from now on. */
export async function replaceInvitationLinks(tx: Transaction, { former, next }: ReplacedHashes): Promise<void> {
  await tx.query(
    `update invitation i set token_hash = h.next from unnest($1::text[], $2::text[]) as h (former, next)
     where i.token_hash = h.former`,
    [former, next],
  );
}
