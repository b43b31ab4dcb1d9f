import { prisma } from '#lib/database/connection.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { newId } from '#lib/identity/new-id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { hiddenSecret, mailSecret } from '#lib/mail/mail-secret.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { takeAttempt } from '#lib/throttle/attempts.ts';
import { joinTokenHash } from './join-token.ts';

/** How often in fifteen minutes: per address it is asked from, and per account. The latter is never told: it would tell that there is one. */
const limits = { address: 20, account: 3 };

/**
 * Mails a link to choose another password to the account with this address, if there is one; links sent before work no more. Whether
 * there is one changes nothing of the answer. The mail stands in the outbox of the structure that the account joined first, without its link.
 * @param address where the request came from, for limits only
 */
export async function requestPasswordReset(email: string, address: string): Promise<Result<null, { code: 'wait'; seconds: number }>> {
  const seconds = await takeAttempt({ name: 'reset:address', of: address, limit: limits.address });
  if (seconds > 0) return fail({ code: 'wait', seconds });
  const key = emailKey(email);
  if (!key.ok || (await takeAttempt({ name: 'reset:account', of: key.value, limit: limits.account })) > 0) return succeed(null);
  const account = await prisma().staffAccount.findUnique({
    where: { emailKey: key.value },
    select: { id: true, email: true, memberships: { orderBy: { createdAt: 'asc' }, take: 1, select: { structure: true } } },
  });
  const structure = account?.memberships[0]?.structure;
  if (!account || !structure) return succeed(null);
  const mailId = newId();
  const tokenHash = joinTokenHash(mailSecret({ kind: 'password-reset', id: mailId }, 'action'));
  const language = mailLanguage(structure.language);
  const draft = dictionaryOf(language).mail.passwordReset(`${appUrl(readEnv())}/reset-password?token=${hiddenSecret}`);
  await prisma().$transaction(async (tx) => {
    await tx.passwordReset.deleteMany({ where: { staffId: account.id } });
    await tx.passwordReset.create({
      data: {
        tokenHash,
        staffId: account.id,
        mailStructureId: structure.id,
        mailId,
        expiresAt: new Date(Date.now() + usableMinutes['password-reset'] * 60_000),
      },
    });
    const mail = {
      id: mailId,
      structureId: structure.id,
      kind: 'password-reset',
      clientId: null,
      occasion: `password-reset:${tokenHash}`,
    } as const;
    await queueMail(tx, { ...mail, ...draft, to: account.email, language });
  });
  return succeed(null);
}
