import type { Transaction } from '#lib/database/run-sql.ts';
import type { ReplacedHashes } from '#lib/mail/queued-secrets.ts';
import { resealFactors } from './factor/reseal-factors.ts';

/**
 * Does what another main key entails for staff: ends the sessions of all structures, lets the links
 * for colleagues and new passwords work which mails will carry from now on, and seals second
 * factors anew. Recovery codes are revoked; a factor that the former key does not open is removed.
 * @param keys `former`: null when it is lost
 * @returns how many sessions ended, and how many factors were removed
 */
export async function followMainKey(
  tx: Transaction,
  { former, next }: ReplacedHashes,
  keys: { former: string | null; next: string },
): Promise<{ sessions: number; factorsRemoved: number }> {
  const factorsRemoved = await resealFactors(tx, keys);
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
  await tx.query('delete from sign_in_challenge');
  return { sessions: (await tx.query('delete from staff_session')).rowCount ?? 0, factorsRemoved };
}
