import { prisma } from '#lib/database/connection.ts';
import { Prisma } from '#lib/database/generated/client.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { joinTokenHash } from './join-token.ts';
import { hashPassword } from './password.ts';

/** SQL: that the link of the row `r` works: in time, once, and only after its mail has surely left. */
const works = Prisma.raw(`r.used_at is null and r.expires_at > now()
  and exists (select from mail m where m.structure_id = r.mail_structure_id and m.id = r.mail_id and ${hasLeft})`);

/** Whether a link to choose another password still works. */
export async function canReset(token: string): Promise<boolean> {
  const found = await prisma().$queryRaw<unknown[]>`
    select 1 from password_reset r where r.token_hash = ${joinTokenHash(token)} and ${works}`;
  return found.length === 1;
}

/** Gives an account another password by a mailed link, once. Whoever was signed in to it has to sign in again. */
export async function resetPassword(token: string, password: string): Promise<Result<null, { code: 'link-invalid' }>> {
  if (!(await canReset(token))) return fail({ code: 'link-invalid' });
  const passwordHash = await hashPassword(password);
  return prisma().$transaction(async (tx) => {
    // Of two with the same link, the second waits here and finds it used.
    const [used] = await tx.$queryRaw<{ staffId: string }[]>`
      update password_reset r set used_at = now()
      where r.token_hash = ${joinTokenHash(token)} and ${works} returning r.staff_id as "staffId"`;
    if (!used) return fail({ code: 'link-invalid' });
    // By the clock that says when somebody signed in.
    await tx.$executeRaw`
      update staff_account set password_hash = ${passwordHash}, sessions_since = clock_timestamp() where id = ${used.staffId}::uuid`;
    return succeed(null);
  });
}
