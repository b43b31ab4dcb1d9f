import { noteFailure } from '#lib/audit/security/record-security.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { newId } from '#lib/identity/new-id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { hiddenSecret, mailSecret } from '#lib/mail/mail-secret.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type AttemptLimit, takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';
import { structureOfMail } from '../account/structure-of-mail.ts';
import { accountsOfAddress } from '../accounts-of-address.ts';
import { joinTokenHash } from '../joining/join-token.ts';

/**
 * How often a link may be asked for from one network address (in a quarter of an hour, in a day),
 * and for one e-mail, known or not: once a minute, from one network address or browser so often a
 * day, and in all so often a day.
 */
const limits = { quarter: 20, day: 100, minute: 1, own: 5, all: 20 };

/**
 * Mails a link to choose another password to the account with this address, if there is one;
 * earlier links become invalid. The answer is the same without such an account. If several accounts
 * share the address, the proved one is chosen, else the oldest. The mail is in the outbox, without
 * its link, of the structure that the account joined first, or left last when it is in no team any
 * more.
 * @param address where the request came from, for limits only
 * @param knownBrowser the id of a browser that signed in to this account before, which is counted
 *   by itself
 */
export async function requestPasswordReset(
  email: string,
  address: string,
  knownBrowser: string | null = null,
): Promise<Result<null, { code: 'wait'; seconds: number }>> {
  const key = emailKey(email);
  const refused = await takeAttempts(doorsOf(key.ok ? key.value : email.slice(0, 254), address, knownBrowser));
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  await noteFailure({ kind: 'reset-requested', details: {} }, { email });
  if (!key.ok) return succeed(null);
  const [account] = await accountsOfAddress(key.value);
  const structure = account && (await structureOfMail(account.id));
  if (!account || !structure) return succeed(null);
  const mailId = newId();
  const tokenHash = joinTokenHash(mailSecret({ kind: 'password-reset', id: mailId }, 'action'));
  const language = mailLanguage(structure.language);
  const draft = dictionaryOf(language).mail.passwordReset(`${appUrl(readEnv())}/reset-password?token=${hiddenSecret}`);
  await inTransaction(async (tx) => {
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

/**
 * Limits in the order in which they are checked. A request counts alike with and without such an
 * account.
 */
function doorsOf(account: string, address: string, knownBrowser: string | null): AttemptLimit[] {
  const { minute, day } = windowSeconds;
  const once = { name: 'reset:account:minute', of: account, limit: limits.minute, seconds: minute };
  if (knownBrowser !== null)
    return [once, { name: 'reset:browser:day', of: `${knownBrowser} ${account}`, limit: limits.own, seconds: day }];
  return [
    { name: 'reset:address', of: address, limit: limits.quarter },
    { name: 'reset:address:day', of: address, limit: limits.day, seconds: day },
    once,
    { name: 'reset:account-address:day', of: `${address} ${account}`, limit: limits.own, seconds: day },
    { name: 'reset:account:day', of: account, limit: limits.all, seconds: day },
  ];
}
