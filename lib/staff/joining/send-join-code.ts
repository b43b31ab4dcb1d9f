import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { newId } from '#lib/identity/new-id.ts';
import { type EmailProblem, trimEmail } from '#lib/identity/trim-email.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { hiddenSecret } from '#lib/mail/mail-secret.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { takeAttempt } from '#lib/throttle/attempts.ts';
import { findJoinLink, type JoinLink } from './find-join-link.ts';

export type SendCodeProblem =
  | { code: 'link-invalid' }
  | { code: 'wait'; seconds: number }
  | { code: 'too-many-codes' }
  | { field: 'email'; code: EmailProblem };

/** Limits: requests of a network address in fifteen minutes, and codes to a mailbox in a day. */
const limits = { network: 20, mailboxPerDay: 5 };

/**
 * Mails a code to a person who joins by a link that was passed on: to the only address that the
 * invitation allows, or else to the one typed. The answer is the same whether or not the address
 * has an account. A repeated request within a minute returns the mail that was just sent.
 * @param address where the request came from, for limits only
 * @returns the id of the code, under which it is typed
 */
export async function sendJoinCode(
  token: string,
  email: string,
  address: string,
): Promise<Result<{ id: string }, SendCodeProblem>> {
  const link = await findJoinLink(token);
  if (!link) return fail({ code: 'link-invalid' });
  const to = link.email ?? trimEmail(email);
  const key = emailKey(to);
  if (!key.ok) return fail({ field: 'email', code: key.problem });
  const seconds = await takeAttempt({ name: 'join-code:address', of: address, limit: limits.network });
  if (seconds > 0) return fail({ code: 'wait', seconds });
  return inTransaction(async (tx) => {
    // Requests for one mailbox take turns, so that the limit holds for eight of them at once.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('join-code ' || ${key.value}, 0))`;
    const sent = await codesOfDay(tx, key.value);
    const fresh = sent.find(({ linkId, isFresh }) => isFresh && linkId === link.id);
    if (fresh) return succeed({ id: fresh.id });
    if (sent.some(({ isFresh }) => isFresh)) return fail({ code: 'wait', seconds: 60 });
    if (sent.length >= limits.mailboxPerDay) return fail({ code: 'too-many-codes' });
    return succeed({ id: await mailCode(tx, link, to, key.value) });
  });
}

type SentCode = { id: string; linkId: string; isFresh: boolean };

function codesOfDay(tx: Transaction, key: string): Promise<SentCode[]> {
  return tx.$queryRaw<SentCode[]>`
    select id, link_id as "linkId", created_at > now() - interval '1 minute' as "isFresh"
    from join_code where email_key = ${key} and created_at > now() - interval '1 day'`;
}

async function mailCode(tx: Transaction, link: JoinLink, email: string, key: string): Promise<string> {
  const { structureId, id: linkId, structureName } = link;
  // The mail has the same id, from which its code is derived.
  const id = newId();
  const expiresAt = new Date(Date.now() + usableMinutes['join-code'] * 60_000);
  await tx.joinCode.create({ data: { structureId, id, linkId, email, emailKey: key, expiresAt } });
  const language = mailLanguage(link.language);
  const draft = dictionaryOf(language).mail.joinCode(structureName, hiddenSecret);
  const mail = { id, structureId, kind: 'join-code', clientId: null, occasion: `join-code:${id}` } as const;
  await queueMail(tx, { ...mail, ...draft, to: email, language });
  return id;
}
