import { createHash } from 'node:crypto';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import type { Draft } from '#lib/i18n/letter.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { newId } from '#lib/identity/new-id.ts';
import { announce } from '#lib/live/announce.ts';
import { type MailKind, secretPlacesOf, urgencyOf } from './mail-kind.ts';
import { mailSecret, requireHiddenSecrets } from './mail-secret.ts';
import { textOf } from './text-of.ts';

/**
 * `to`: the stored address. `occasion`: what it is about; the same one never makes two mails. `id`:
 * given where the secret that the mail will carry (`mailSecret`) has to be recognised later. The
 * content holds `hiddenSecret` in its place.
 */
export type NewMail = Draft & {
  id?: string;
  structureId: string;
  kind: MailKind;
  clientId: string | null;
  occasion: string;
  to: string;
  language: Locale;
};

/**
 * Writes a mail into the outbox; `tx` is the transaction of the reported change, so that neither
 * exists without the other.
 */
export async function queueMail(tx: Transaction, mail: NewMail): Promise<void> {
  await queueMails(tx, [mail]);
}

/** The same for many, in one statement. All are of the same structure. */
export async function queueMails(tx: Transaction, mails: NewMail[]): Promise<void> {
  const [first] = mails;
  if (!first) return;
  for (const { kind, content } of mails) requireHiddenSecrets(kind, content);
  const rows = mails.map(({ id = newId(), ...mail }) => ({
    id,
    kind: mail.kind,
    client_id: mail.clientId,
    occasion: mail.occasion,
    to: mail.to,
    language: mail.language,
    subject: mail.subject,
    content: mail.content,
    text: textOf(mail.content),
    unsubscribe_hash: unsubscribeHash({ kind: mail.kind, id }),
    urgency: urgencyOf(mail.kind),
  }));
  await runSql(
    tx,
    `insert into mail (structure_id, id, kind, client_id, occasion, "to", language, subject, content, text,
      unsubscribe_hash, urgency)
     select $1::uuid, m.id, m.kind, m.client_id, m.occasion, m."to", m.language, m.subject, m.content, m.text,
       m.unsubscribe_hash, m.urgency
     from jsonb_to_recordset($2::jsonb) as m (id uuid, kind text, client_id uuid, occasion text, "to" text,
       language text, subject text,
       content jsonb, text text, unsubscribe_hash text, urgency smallint)
     on conflict (structure_id, occasion) do nothing`,
    [first.structureId, JSON.stringify(rows)],
  );
  await askToSend(tx);
  await announce(tx, first.structureId, 'outbox');
}

function unsubscribeHash(mail: { kind: MailKind; id: string }): string | null {
  if (!secretPlacesOf(mail.kind).includes('unsubscribe')) return null;
  return createHash('sha256').update(mailSecret(mail, 'unsubscribe')).digest('hex');
}

/** Without a key of its own: a key would make writers wait for each other. */
async function askToSend(tx: Transaction): Promise<void> {
  await runSql(tx, `select graphile_worker.add_job('send-mail', max_attempts := 3)::text`, []);
}
