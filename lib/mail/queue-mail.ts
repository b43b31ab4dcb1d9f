import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { newId } from '#lib/identity/new-id.ts';
import type { MailKind } from './mail-kind.ts';

/** `to`: the stored address. `occasion`: what it is about; the same one never makes two mails. */
export type NewMail = {
  structureId: string;
  kind: MailKind;
  clientId: string | null;
  occasion: string;
  to: string;
  language: Locale;
  subject: string;
  text: string;
};

/** Writes a mail into the outbox; `tx` is the transaction of what it tells of, so that neither exists without the other. */
export async function queueMail(tx: Transaction, mail: NewMail): Promise<void> {
  const { structureId, kind, clientId, occasion, to, language, subject, text } = mail;
  await runSql(
    tx,
    `insert into mail (structure_id, id, kind, client_id, occasion, "to", language, subject, text)
     values ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7, $8, $9) on conflict (structure_id, occasion) do nothing`,
    [structureId, newId(), kind, clientId, occasion, to, language, subject, text],
  );
}
