import { prisma } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { joinTokenHash } from './join-token.ts';
import { hashPassword } from './password.ts';

/** Whether a link to choose another password still works. */
export async function canReset(token: string): Promise<boolean> {
  const found = await prisma().passwordReset.count({
    where: { tokenHash: joinTokenHash(token), usedAt: null, expiresAt: { gt: new Date() } },
  });
  return found === 1;
}

/** Gives an account another password by a mailed link, once. Whoever was signed in to it has to sign in again. */
export async function resetPassword(token: string, password: string): Promise<Result<null, { code: 'link-invalid' }>> {
  if (!(await canReset(token))) return fail({ code: 'link-invalid' });
  const passwordHash = await hashPassword(password);
  return prisma().$transaction(async (tx) => {
    // Of two with the same link, the second waits here and finds it used.
    const [used] = await tx.$queryRaw<{ staffId: string }[]>`
      update password_reset set used_at = now()
      where token_hash = ${joinTokenHash(token)} and used_at is null and expires_at > now() returning staff_id as "staffId"`;
    if (!used) return fail({ code: 'link-invalid' });
    // By the clock that says when somebody signed in.
    await tx.$executeRaw`
      update staff_account set password_hash = ${passwordHash}, sessions_since = clock_timestamp() where id = ${used.staffId}::uuid`;
    return succeed(null);
  });
}
