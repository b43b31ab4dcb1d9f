import { recordEvent } from '#lib/audit/record-event.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Role } from '#lib/database/generated/enums.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { type EmailProblem, emailKey, trimEmail } from '#lib/identity/email-key.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { type NewMail, queueMail } from '#lib/mail/queue-mail.ts';
import { usableMinutes } from '#lib/mail/usable-minutes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { joinTokenHash, newJoinToken } from './join-token.ts';
import { may } from './permissions.ts';
import type { Staff } from './staff.ts';

/**
 * Makes a link by which one colleague can join with a role, once, within seven days, and only as long as whoever made it is an owner.
 * @param email the only address that may join, to which a link is mailed; empty for whoever the link is passed on to
 * @returns the token of the link to pass on by hand. The mailed link has another token, which proves the address, so the inviting owner
 * never gets it.
 */
export async function inviteColleague(
  staff: Staff,
  { name, role, email = '' }: { name: string; role: Role; email?: string },
): Promise<Result<{ token: string; expiresAt: Date }, { code: 'not-allowed' } | { field: 'email'; code: EmailProblem }>> {
  if (!may(staff, 'team.manage')) return fail({ code: 'not-allowed' });
  const key = email ? emailKey(email) : null;
  if (key && !key.ok) return fail({ field: 'email', code: key.problem });
  const structureId = staff.structure.id;
  const token = newJoinToken();
  const expiresAt = new Date(Date.now() + usableMinutes['colleague-invited'] * 60_000);
  await prisma().$transaction(async (tx) => {
    const mailToken = newJoinToken();
    const bound = key && { email: trimEmail(email), mailTokenHash: joinTokenHash(mailToken) };
    const link = { structureId, tokenHash: joinTokenHash(token), role, name, createdById: staff.id, expiresAt };
    await tx.joinLink.create({ data: { ...link, ...bound } });
    await recordEvent(tx, { structureId, staffId: staff.id }, { kind: 'colleague-invited', details: { name, role } });
    if (key) await queueMail(tx, mailTo(staff, trimEmail(email), name, mailToken, link.tokenHash));
  });
  return succeed({ token, expiresAt });
}

function mailTo({ name: inviter, structure }: Staff, to: string, name: string, token: string, linkHash: string): NewMail {
  const language = mailLanguage(structure.language);
  const draft = dictionaryOf(language).mail.colleagueInvited(structure.name, name, inviter, `${appUrl(readEnv())}/join?token=${token}`);
  const mail = {
    structureId: structure.id,
    kind: 'colleague-invited',
    clientId: null,
    occasion: `colleague:${linkHash}`,
  } as const;
  return { ...mail, ...draft, to, language, secrets: [token] };
}
