import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { FactorProblem } from '../factor/check-factor.ts';
import { hashPassword } from '../password.ts';
import { sessionIdHash } from '../session-id.ts';
import type { AccountSession } from './account-session.ts';
import { checkOwnCode } from './check-own-code.ts';
import { checkOwnPassword, type OwnPasswordProblem } from './check-own-password.ts';
import { reportSignInChange } from './record-account-change.ts';
import { type PasswordWeakness, passwordWeakness } from './weak-password.ts';

export type ChangePasswordProblem = OwnPasswordProblem | FactorProblem | { code: PasswordWeakness };

/**
 * Replaces the password of the account; the present one is asked for, and a code where the account
 * has a second factor. Every other session ends, and links to a forgotten password become invalid.
 * The owner is told by mail.
 * @throws Busy when too many passwords are being computed
 */
export async function changePassword(
  session: AccountSession,
  { current, password, code = '' }: { current: string; password: string; code?: string },
  at: Date = new Date(),
): Promise<Result<null, ChangePasswordProblem>> {
  const checked = await checkOwnPassword(session, current);
  if (!checked.ok) return checked;
  const { staffId, sessionId } = session;
  const weakness = await passwordWeakness(password, await wordsAround(staffId));
  if (weakness) return fail({ code: weakness });
  const factor = await checkOwnCode(session, code, at);
  if (!factor.ok) return factor;
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    // Computing takes time: the second of two changes at once no longer knows the password.
    const changed = await tx.$executeRaw`
      update staff_account set password_hash = ${passwordHash}
      where id = ${staffId}::uuid and password_hash = ${checked.value.passwordHash}`;
    if (changed === 0) return fail({ code: 'password-wrong' });
    await tx.staffSession.deleteMany({ where: { staffId, idHash: { not: sessionIdHash(sessionId) } } });
    await tx.signInChallenge.deleteMany({ where: { staffId } });
    await tx.passwordReset.deleteMany({ where: { staffId } });
    await reportSignInChange(tx, staffId, 'password');
    return succeed(null);
  });
}

/** The words that a person who knows the account’s holder would try. */
export async function wordsAround(staffId: string): Promise<string[]> {
  const account = await prisma().staffAccount.findUniqueOrThrow({
    where: { id: staffId },
    select: { name: true, email: true, memberships: { select: { structure: { select: { name: true, slug: true } } } } },
  });
  const places = account.memberships.flatMap(({ structure }) => [structure.name, structure.slug]);
  return [account.name, account.email, ...places];
}
