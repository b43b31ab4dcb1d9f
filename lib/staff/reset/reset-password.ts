import { noteFailure, recordSecurity } from '#lib/audit/security/record-security.ts';
import { prisma } from '#lib/database/connection.ts';
import { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { wordsAround } from '../account/change-password.ts';
import { reportSignInChange } from '../account/record-account-change.ts';
import { type PasswordWeakness, passwordWeakness } from '../account/weak-password.ts';
import { joinTokenHash } from '../joining/join-token.ts';
import { hashPassword } from '../password.ts';
import { proveAddress } from '../prove-address.ts';

/**
 * SQL: whether the link of the row `r` is valid: not expired, unused, and its mail certainly sent.
 */
export const resetLinkWorks = Prisma.raw(`r.used_at is null and r.expires_at > now()
  and exists (select from mail m where m.structure_id = r.mail_structure_id and m.id = r.mail_id and ${hasLeft})`);

/** Whether a link to choose another password still works. */
export async function canReset(token: string): Promise<boolean> {
  const found = await prisma().$queryRaw<unknown[]>`
    select 1 from password_reset r where r.token_hash = ${joinTokenHash(token)} and ${resetLinkWorks}`;
  return found.length === 1;
}

/**
 * Sets another password by a mailed link, once, and ends all sessions of the account. Only the
 * mailbox had the link, so the address becomes proved, unless another account has proved it before.
 * The second factor stays.
 */
export async function resetPassword(
  token: string,
  password: string,
): Promise<Result<null, { code: 'link-invalid' | PasswordWeakness }>> {
  const found = await prisma().$queryRaw<{ staffId: string }[]>`
    select r.staff_id as "staffId" from password_reset r
    where r.token_hash = ${joinTokenHash(token)} and ${resetLinkWorks}`;
  const [link] = found;
  if (!link) {
    await noteFailure({ kind: 'sign-in-failed', details: { reason: 'link' } });
    return fail({ code: 'link-invalid' });
  }
  const weakness = await passwordWeakness(password, await wordsAround(link.staffId));
  if (weakness) return fail({ code: weakness });
  const passwordHash = await hashPassword(password);
  return retryOnConflict(() =>
    inTransaction(async (tx) => {
      // The second of two requests with the same link waits here and finds it used.
      const [used] = await tx.$queryRaw<{ staffId: string }[]>`
        update password_reset r set used_at = now()
        where r.token_hash = ${joinTokenHash(token)} and ${resetLinkWorks} returning r.staff_id as "staffId"`;
      if (!used) return fail({ code: 'link-invalid' });
      await tx.$executeRaw`update staff_account set password_hash = ${passwordHash} where id = ${used.staffId}::uuid`;
      await proveAddress(tx, used.staffId);
      // Runs after the account is locked, so a session that the old password opened concurrently is
      // committed and ends too.
      await tx.staffSession.deleteMany({ where: { staffId: used.staffId } });
      await tx.signInChallenge.deleteMany({ where: { staffId: used.staffId } });
      await recordSecurity(tx, { kind: 'password-reset', details: {} }, { staffId: used.staffId });
      await reportSignInChange(tx, used.staffId, 'password');
      return succeed(null);
    }),
  );
}
