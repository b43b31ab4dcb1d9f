import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { newId } from '#lib/identity/new-id.ts';
import { type EmailProblem, trimEmail } from '#lib/identity/trim-email.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { hiddenSecret, mailSecret } from '#lib/mail/mail-secret.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { type NewMail, queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';
import { joinTokenHash, newJoinToken } from './joining/join-token.ts';

export type InviteProblem =
  | { code: 'not-allowed' }
  | { code: 'wait'; seconds: number }
  | { field: 'email'; code: EmailProblem };

/** Links mailed in a day: to one address, and in all, by one structure. */
const mailedADay = { address: 5, structure: 50 };

/**
 * Creates a link by which one colleague can join with a role, once, within seven days, and only
 * while its author is an owner.
 * @param email the only address that may join, to which a link is mailed; empty for any address
 * @returns the token of the link that the owner passes on, and whether a link is also mailed
 *   (`mailed`): an address is given and a mail provider is set. The mailed link has another token,
 *   which proves the address, so the inviting owner never gets it.
 */
export async function inviteColleague(
  staff: Staff,
  { name, role, email = '' }: { name: string; role: Role; email?: string },
): Promise<Result<{ token: string; expiresAt: Date; mailed: boolean }, InviteProblem>> {
  if (!may(staff, 'team.manage')) return fail({ code: 'not-allowed' });
  requireProof(staff);
  const key = email ? emailKey(email) : null;
  if (key && !key.ok) return fail({ field: 'email', code: key.problem });
  const structureId = staff.structure.id;
  const seconds = key ? await takeMail(structureId, key.value) : 0;
  if (seconds > 0) return fail({ code: 'wait', seconds });
  const mailId = newId();
  const token = newJoinToken();
  const expiresAt = new Date(Date.now() + usableMinutes['colleague-invited'] * 60_000);
  await inTransaction(async (tx) => {
    const mailToken = mailSecret({ kind: 'colleague-invited', id: mailId }, 'action');
    const bound = key && { email: trimEmail(email), mailTokenHash: joinTokenHash(mailToken) };
    const link = { structureId, tokenHash: joinTokenHash(token), role, name, createdById: staff.id, expiresAt };
    await tx.joinLink.create({ data: { ...link, ...bound } });
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'colleague-invited', details: { name, role } }]);
    if (key)
      await queueMail(tx, {
        ...mailTo(staff, trimEmail(email), name),
        id: mailId,
        occasion: `colleague:${link.tokenHash}`,
      });
  });
  return succeed({ token, expiresAt, mailed: key !== null && mailSettings() !== null });
}

/** Counts a link that is about to be mailed. @returns seconds to wait; 0 when it may be */
async function takeMail(structureId: string, key: string): Promise<number> {
  const seconds = windowSeconds.day;
  const refused = await takeAttempts([
    { name: 'team:mail:minute', of: `${structureId} ${key}`, limit: 1, seconds: windowSeconds.minute },
    { name: 'team:mail:address:day', of: `${structureId} ${key}`, limit: mailedADay.address, seconds },
    { name: 'team:mail:structure:day', of: structureId, limit: mailedADay.structure, seconds },
  ]);
  return refused?.seconds ?? 0;
}

function mailTo({ name: inviter, structure }: Staff, to: string, name: string): Omit<NewMail, 'occasion'> {
  const language = mailLanguage(structure.language);
  const link = `${appUrl(readEnv())}/join?token=${hiddenSecret}`;
  const draft = dictionaryOf(language).mail.colleagueInvited(structure.name, name, inviter, link);
  return { structureId: structure.id, kind: 'colleague-invited', clientId: null, to, language, ...draft };
}
