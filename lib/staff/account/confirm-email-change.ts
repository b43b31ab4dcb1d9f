import { timingSafeEqual } from 'node:crypto';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { hasLeft } from '#lib/mail/has-left.ts';
import { mailSecret } from '#lib/mail/mail-secret.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { AccountSession } from './account-session.ts';
import { noteFailedProof } from './check-own-code.ts';
import { reportSignInChange } from './record-account-change.ts';

export type ConfirmEmailProblem = { code: 'code-wrong' | 'code-expired' | 'email-taken' };

/** Wrong codes after which a mailed code is worth nothing. */
const maxCodeTries = 5;

const isSent = `exists (select from mail m where m.structure_id = c.mail_structure_id and m.id = c.id and ${hasLeft})`;

/**
 * Replaces the e-mail of the account by the one that the code was mailed to, which is now proved.
 * Links to a forgotten password become invalid, and the address before is told. Wrong codes are
 * counted in the statement that checks them; until the mail was certainly sent, the right one
 * counts as wrong. Only the reader of the mailbox learns that another account has proved it.
 */
export async function confirmEmailChange(
  { staffId }: AccountSession,
  code: string,
): Promise<Result<null, ConfirmEmailProblem>> {
  const { rows } = await connection().pool.query<{ id: string }>(`select id from email_change where staff_id = $1`, [
    staffId,
  ]);
  const [waiting] = rows;
  if (!waiting) return fail({ code: 'code-expired' });
  const checked = await connection().pool.query<{ email: string; emailKey: string; isRight: boolean }>(
    `update email_change c set tries = c.tries + case when $3 and ${isSent} then 0 else 1 end
     where c.staff_id = $1 and c.id = $2 and c.tries < ${maxCodeTries} and c.expires_at > now()
     returning c.email, c.email_key as "emailKey", $3 and ${isSent} as "isRight"`,
    [staffId, waiting.id, isCodeOf(waiting.id, code)],
  );
  const [found] = checked.rows;
  if (!found?.isRight) {
    await noteFailedProof(staffId);
    return fail({ code: found ? 'code-wrong' : 'code-expired' });
  }
  try {
    return await replaceEmail(staffId, waiting.id, found);
  } catch (error) {
    if (isUniqueViolation(error)) return fail({ code: 'email-taken' });
    throw error;
  }
}

function replaceEmail(
  staffId: string,
  id: string,
  { email, emailKey }: { email: string; emailKey: string },
): Promise<Result<null, ConfirmEmailProblem>> {
  return inTransaction(async (tx) => {
    // The second of two requests with the same code finds it used.
    const { count } = await tx.emailChange.deleteMany({ where: { staffId, id } });
    if (count === 0) return fail({ code: 'code-expired' });
    const before = await tx.staffAccount.findUniqueOrThrow({ where: { id: staffId }, select: { email: true } });
    await tx.staffAccount.update({ where: { id: staffId }, data: { email, emailKey, emailProvedAt: new Date() } });
    await tx.passwordReset.deleteMany({ where: { staffId } });
    await reportSignInChange(tx, staffId, 'email', { to: before.email });
    return succeed(null);
  });
}

/** The code is the one that the mail carries. Compared in constant time. */
function isCodeOf(id: string, typed: string): boolean {
  const code = Buffer.from(mailSecret({ kind: 'email-change-code', id }, 'code'));
  const other = Buffer.from(typed.slice(0, 20).replaceAll(' ', ''));
  return code.length === other.length && timingSafeEqual(code, other);
}
