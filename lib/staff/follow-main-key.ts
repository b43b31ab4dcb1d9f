import type { Transaction } from '#lib/database/run-sql.ts';
import type { ReplacedHashes } from '#lib/mail/queued-secrets.ts';

/**
 * Does what another main key entails for staff: ends the sessions of all structures, and lets the
 * links for colleagues and new passwords work which mails will carry from now on.
 * @returns how many sessions ended
 */
export async function followMainKey(tx: Transaction, { former, next }: ReplacedHashes): Promise<number> {
  await tx.query(
    `update password_reset r set token_hash = h.next from unnest($1::text[], $2::text[]) as h (former, next)
     where r.token_hash = h.former`,
    [former, next],
  );
  await tx.query(
    `update join_link l set mail_token_hash = h.next from unnest($1::text[], $2::text[]) as h (former, next)
     where l.mail_token_hash = h.former`,
    [former, next],
  );
  return (await tx.query('delete from staff_session')).rowCount ?? 0;
}
