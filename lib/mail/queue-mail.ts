import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import type { Draft } from '#lib/i18n/letter.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { newId } from '#lib/identity/new-id.ts';
import { announce } from '#lib/live/announce.ts';
import { type MailKind, urgencyOf } from './mail-kind.ts';
import { textOf } from './text-of.ts';

/**
 * `to`: the stored address. `occasion`: what it is about; the same one never makes two mails. `secrets`: tokens and codes in it, at
 * most two, to be struck out once it has left. `unsubscribeHash`: of the token in its unsubscribe link.
 */
export type NewMail = Draft & {
  id?: string;
  structureId: string;
  kind: MailKind;
  clientId: string | null;
  occasion: string;
  to: string;
  language: Locale;
  secrets?: string[];
  unsubscribeHash?: string;
};

/** Writes a mail into the outbox; `tx` is the transaction of what it tells of, so that neither exists without the other. */
export async function queueMail(tx: Transaction, mail: NewMail): Promise<void> {
  await queueMails(tx, [mail]);
}

/** The same for many, in one statement. All are of the same structure. */
export async function queueMails(tx: Transaction, mails: NewMail[]): Promise<void> {
  const [first] = mails;
  if (!first) return;
  const rows = mails.map((mail) => ({
    id: mail.id ?? newId(),
    kind: mail.kind,
    client_id: mail.clientId,
    occasion: mail.occasion,
    to: mail.to,
    language: mail.language,
    subject: mail.subject,
    content: mail.content,
    text: textOf(mail.content),
    secrets: mail.secrets ?? [],
    unsubscribe_hash: mail.unsubscribeHash ?? null,
    urgency: urgencyOf(mail.kind),
  }));
  await runSql(
    tx,
    `insert into mail (structure_id, id, kind, client_id, occasion, "to", language, subject, content, text, secrets, unsubscribe_hash, urgency)
     select $1::uuid, m.id, m.kind, m.client_id, m.occasion, m."to", m.language, m.subject, m.content, m.text, m.secrets, m.unsubscribe_hash, m.urgency
     from jsonb_to_recordset($2::jsonb) as m (id uuid, kind text, client_id uuid, occasion text, "to" text, language text, subject text,
       content jsonb, text text, secrets text[], unsubscribe_hash text, urgency smallint)
     on conflict (structure_id, occasion) do nothing`,
    [first.structureId, JSON.stringify(rows)],
  );
  await askToSend(tx);
  await announce(tx, first.structureId, 'outbox');
}

/** Without a key of its own: a key would make writers wait for each other. */
async function askToSend(tx: Transaction): Promise<void> {
  await runSql(tx, `select graphile_worker.add_job('send-mail', max_attempts := 3)::text`, []);
}
