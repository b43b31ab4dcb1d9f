import { recordSecurity } from '#lib/audit/security/record-security.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { joinTokenHash } from '../joining/join-token.ts';
import { resetLinkWorks } from './reset-password.ts';

/** Finds the e-mail of the account of a mailed link; null when the link is no longer valid. */
export async function emailOfLink(token: string): Promise<string | null> {
  const [found] = await prisma().$queryRaw<{ email: string }[]>`
    select a.email from password_reset r join staff_account a on a.id = r.staff_id
    where r.token_hash = ${joinTokenHash(token)} and ${resetLinkWorks}`;
  return found?.email ?? null;
}

/**
 * Uses up a mailed link without changing the password: its reader has the account's mailbox, so the
 * failed attempts of others are no reason to keep them out. The password itself is still asked for.
 * @returns the account's e-mail, for the browser that is to be remembered
 */
export async function unlockSignIn(token: string): Promise<Result<{ email: string }, { code: 'link-invalid' }>> {
  // The second of two requests with the same link waits here and finds it used.
  return inTransaction(async (tx) => {
    const [used] = await tx.$queryRaw<{ email: string; staffId: string }[]>`
      update password_reset r set used_at = now() from staff_account a
      where r.token_hash = ${joinTokenHash(token)} and ${resetLinkWorks} and a.id = r.staff_id
      returning a.email, a.id as "staffId"`;
    if (!used) return fail({ code: 'link-invalid' });
    await recordSecurity(tx, { kind: 'sign-in-unlocked', details: {} }, { staffId: used.staffId });
    return succeed({ email: used.email });
  });
}
