import { prisma } from '#lib/database/connection.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { takeAttempt } from '#lib/throttle/attempts.ts';
import { accountsOfAddress } from './accounts-of-address.ts';
import { joinTokenHash, newJoinToken } from './join-token.ts';

/** How often in fifteen minutes: per address it is asked from, and per account. The latter is never told: it would tell that there is one. */
const limits = { address: 20, account: 3 };

/**
 * Mails a link to choose another password to the account with this address, if there is one; links sent before work no more. Whether
 * there is one changes nothing of the answer. Where several accounts share the address, it is the proved one's, or else the oldest's.
 * The mail is one of the structure that the account joined first, or left last when it is in no team any more.
 * @param address where the request came from, for limits only
 */
export async function requestPasswordReset(email: string, address: string): Promise<Result<null, { code: 'wait'; seconds: number }>> {
  const seconds = await takeAttempt({ name: 'reset:address', of: address, limit: limits.address });
  if (seconds > 0) return fail({ code: 'wait', seconds });
  const key = emailKey(email);
  if (!key.ok || (await takeAttempt({ name: 'reset:account', of: key.value, limit: limits.account })) > 0) return succeed(null);
  const [account] = await accountsOfAddress(key.value);
  const structure = account && (await writesTo(account.id));
  if (!account || !structure) return succeed(null);
  const token = newJoinToken();
  const tokenHash = joinTokenHash(token);
  const language = mailLanguage(structure.language);
  const draft = dictionaryOf(language).mail.passwordReset(`${appUrl(readEnv())}/reset-password?token=${token}`);
  await prisma().$transaction(async (tx) => {
    await tx.passwordReset.deleteMany({ where: { staffId: account.id } });
    await tx.passwordReset.create({
      data: { tokenHash, staffId: account.id, expiresAt: new Date(Date.now() + usableMinutes['password-reset'] * 60_000) },
    });
    const mail = { structureId: structure.id, kind: 'password-reset', clientId: null, occasion: `password-reset:${tokenHash}` } as const;
    await queueMail(tx, { ...mail, ...draft, to: account.email, language, secrets: [token] });
  });
  return succeed(null);
}

async function writesTo(staffId: string): Promise<{ id: string; language: string } | undefined> {
  const [structure] = await prisma().$queryRaw<{ id: string; language: string }[]>`
    select structure.id, structure.language
    from staff_account account
    left join membership on membership.staff_id = account.id
    join structure on structure.id = coalesce(membership.structure_id, account.former_structure_id)
    where account.id = ${staffId}::uuid
    order by membership.created_at limit 1`;
  return structure;
}
