import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { newId } from '#lib/identity/new-id.ts';
import { type EmailProblem, trimEmail } from '#lib/identity/trim-email.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { hiddenSecret } from '#lib/mail/mail-secret.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';
import type { FactorProblem } from '../factor/check-factor.ts';
import type { AccountSession } from './account-session.ts';
import { checkOwnCode } from './check-own-code.ts';
import { checkOwnPassword, type OwnPasswordProblem } from './check-own-password.ts';
import { structureOfMail } from './structure-of-mail.ts';

export type EmailChangeProblem =
  | { field: 'email'; code: EmailProblem | 'email-unchanged' }
  | { code: 'no-mail' }
  | OwnPasswordProblem
  | FactorProblem;

/** Codes in a day: of one account, and to one mailbox from all accounts. */
const limits = { account: 10, mailbox: 5 };

/**
 * Mails a code to another e-mail of the account; the password is asked for, and a code of the
 * second factor where there is one. Nothing changes before the mailed code is typed
 * (`confirmEmailChange`). A further request replaces the one before. The answer is the same whether
 * or not the address has an account.
 * @throws Busy when too many passwords are being verified
 */
export async function requestEmailChange(
  session: AccountSession,
  { email, password, code = '' }: { email: string; password: string; code?: string },
): Promise<Result<null, EmailChangeProblem>> {
  const key = emailKey(email);
  if (!key.ok) return fail({ field: 'email', code: key.problem });
  if (!mailSettings()) return fail({ code: 'no-mail' });
  const checked = await checkOwnPassword(session, password);
  if (!checked.ok) return checked;
  const { staffId } = session;
  const [account, structure] = await Promise.all([
    prisma().staffAccount.findUniqueOrThrow({ where: { id: staffId }, select: { emailKey: true, language: true } }),
    structureOfMail(staffId),
  ]);
  if (account.emailKey === key.value) return fail({ field: 'email', code: 'email-unchanged' });
  if (!structure) return fail({ code: 'no-mail' });
  const factor = await checkOwnCode(session, code);
  if (!factor.ok) return factor;
  const refused = await takeAttempts([
    { name: 'email-change:account', of: staffId, limit: limits.account, seconds: windowSeconds.day },
    { name: 'email-change:mailbox', of: key.value, limit: limits.mailbox, seconds: windowSeconds.day },
  ]);
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  // The mail has the same id, from which its code is derived.
  const id = newId();
  const language = mailLanguage(account.language, structure.language);
  const draft = dictionaryOf(language).mail.emailChangeCode(structure.name, hiddenSecret);
  await inTransaction(async (tx) => {
    const change = {
      id,
      email: trimEmail(email),
      emailKey: key.value,
      mailStructureId: structure.id,
      tries: 0,
      expiresAt: new Date(Date.now() + usableMinutes['email-change-code'] * 60_000),
    };
    await tx.emailChange.upsert({ where: { staffId }, create: { staffId, ...change }, update: change });
    const mail = { id, structureId: structure.id, kind: 'email-change-code', clientId: null } as const;
    await queueMail(tx, { ...mail, ...draft, occasion: `email-change-code:${id}`, to: change.email, language });
  });
  return succeed(null);
}

/** The address that waits for its code; null when there is none, or its code is no longer valid. */
export async function pendingEmail({ staffId }: AccountSession): Promise<string | null> {
  const where = { staffId, expiresAt: { gt: new Date() } };
  return (await prisma().emailChange.findFirst({ where, select: { email: true } }))?.email ?? null;
}
