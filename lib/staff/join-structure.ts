import { recordEvent } from '#lib/audit/record-event.ts';
import { prisma } from '#lib/database/connection.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import type { EmailProblem } from '#lib/identity/email-key.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { findJoinLink } from './find-join-link.ts';
import { type NewAccount, newAccount } from './new-account.ts';
import { signIn } from './sign-in.ts';

export type JoinProblem =
  | { code: 'link-invalid' }
  | { code: 'already-member'; slug: string }
  | { code: 'wait'; seconds: number }
  | { field: 'email'; code: EmailProblem }
  | { field: 'password'; code: 'account-password' };

/**
 * Joins the structure that an invitation leads to. A new e-mail gets an account; an existing account proves itself by its
 * password (throttled like signing in) and keeps its name. The link is used up by whoever comes first.
 * @param address where the attempt comes from, for the throttle
 */
export async function joinStructure(
  token: string,
  person: NewAccount,
  address: string,
): Promise<Result<{ staffId: string; slug: string }, JoinProblem>> {
  if (!(await findJoinLink(token))) return fail({ code: 'link-invalid' });
  const account = await newAccount(person);
  if (!account.ok) return account;
  const known = await prisma().staffAccount.findUnique({ where: { emailKey: account.value.emailKey }, select: { id: true } });
  if (known) {
    const proved = await signIn({ ...person, address, knownBrowser: null });
    if (!proved.ok) return fail(proved.problem.code === 'wait' ? proved.problem : { field: 'password', code: 'account-password' });
  }
  try {
    return await prisma().$transaction(async (tx) => {
      // Locks the link, so that of two people with the same link one joins.
      const link = await findJoinLink(token, tx);
      if (!link) return fail({ code: 'link-invalid' });
      const { structureId, id, role, slug } = link;
      const staffId = known?.id ?? (await tx.staffAccount.create({ data: account.value })).id;
      const already = await tx.membership.findUnique({ where: { structureId_staffId: { structureId, staffId } } });
      if (already) return fail({ code: 'already-member', slug });
      await tx.membership.create({ data: { structureId, staffId, role } });
      await tx.joinLink.update({ where: { structureId_id: { structureId, id } }, data: { usedAt: new Date(), usedById: staffId } });
      await recordEvent(tx, { structureId, staffId }, { kind: 'colleague-joined', details: { staffId, role } });
      return succeed({ staffId, slug });
    });
  } catch (error) {
    // Somebody made an account with this e-mail meanwhile: it proves itself like any other.
    if (isUniqueViolation(error)) return fail({ field: 'password', code: 'account-password' });
    throw error;
  }
}
