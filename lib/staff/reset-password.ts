import { prisma } from '#lib/database/connection.ts';
import { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { joinTokenHash } from './join-token.ts';
import { hashPassword } from './password.ts';
import { proveAddress } from './prove-address.ts';

/**
 * SQL: that the link of the row `r` works: in time, once, and only after its mail has surely left.
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
 * Gives an account another password by a mailed link, once. All its sessions end. The link was only
 * in the mailbox, so the address is proved from then on, unless another account has proved it
 * before.
 */
export async function resetPassword(token: string, password: string): Promise<Result<null, { code: 'link-invalid' }>> {
  if (!(await canReset(token))) return fail({ code: 'link-invalid' });
  const passwordHash = await hashPassword(password);
  return retryOnConflict(() =>
    inTransaction(async (tx) => {
      // Of two with the same link, the second waits here and finds it used.
      const [used] = await tx.$queryRaw<{ staffId: string }[]>`
        update password_reset r set used_at = now()
        where r.token_hash = ${joinTokenHash(token)} and ${resetLinkWorks} returning r.staff_id as "staffId"`;
      if (!used) return fail({ code: 'link-invalid' });
      await tx.$executeRaw`update staff_account set password_hash = ${passwordHash} where id = ${used.staffId}::uuid`;
      await proveAddress(tx, used.staffId);
      // After the account is locked: a session that is being opened with the old password is there
      // by now, and ends too.
      await tx.staffSession.deleteMany({ where: { staffId: used.staffId } });
      return succeed(null);
    }),
  );
}
