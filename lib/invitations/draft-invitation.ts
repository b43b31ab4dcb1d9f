import { createHash } from 'node:crypto';
import type { AuthoredEvent } from '#lib/audit/record-events.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { newId } from '#lib/identity/new-id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { hiddenSecret, mailSecret } from '#lib/mail/mail-secret.ts';
import type { NewMail } from '#lib/mail/queue-mail.ts';
import type { Candidate } from './invite-facts.ts';
import type { Inviter } from './inviter.ts';
import { weeklyLimit } from './may-invite.ts';

/** Hashes a token with SHA-256, hex, which suffices for 256 random bits. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Drafts the mail and the row of a new invitation, with a new link. */
export function draftInvitation(client: Candidate, { structure, staffId }: Inviter, now: Date) {
  const { id: clientId, email, emailKey, firstName, last } = client;
  const mailId = newId();
  const language = mailLanguage(client.language, structure.language);
  const url = appUrl(readEnv());
  const links = { open: `${url}/invitation/${hiddenSecret}`, unsubscribe: `${url}/unsubscribe/${hiddenSecret}` };
  const mail: NewMail = {
    ...dictionaryOf(language).mail.invitation(structure.name, firstName, email, links),
    id: mailId,
    structureId: structure.id,
    kind: 'invitation',
    clientId,
    occasion: `invitation:${mailId}`,
    to: email,
    language,
  };
  const times = [...(last?.times ?? []), now].slice(-weeklyLimit);
  const hash = tokenHash(mailSecret({ kind: 'invitation', id: mailId }, 'action'));
  const row = { client_id: clientId, mail_id: mailId, email_key: emailKey, token_hash: hash, times };
  const event: AuthoredEvent = {
    structureId: structure.id,
    staffId,
    kind: 'invitation-queued',
    clientId,
    details: { email, ...(last && { again: true }) },
  };
  return { mail, row, event };
}
