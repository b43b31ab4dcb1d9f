import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { appUrl, readEnv } from '#lib/env.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { newId } from '#lib/identity/new-id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { hiddenSecret } from '#lib/mail/mail-secret.ts';
import { takeNotice } from '#lib/mail/notice-limit.ts';
import { type NewMail, queueMails } from '#lib/mail/queue-mail.ts';

/** The author of a change: a structure and the staff member who acts in it; null for the system. */
export type Author = { structureId: string; staffId: string | null };

/** A client as it was before its e-mail changed. An empty `email`: it had none. */
export type ChangedEmail = { id: string; email: string; firstName: string };

type Withdrawn = {
  clientId: string;
  accountId: string;
  changedAt: Date;
  language: string | null;
  structureName: string;
  structureLanguage: string;
};

/**
 * Withdraws the proofs of accounts whose client's e-mail changed: the new address has to be proved,
 * and a notice goes to the old one. An account that is attached by an alias keeps its proof, since
 * its own address did not change, and so does the account of a client who had no address and got
 * the account's again.
 */
export async function withdrawProofs(
  tx: Transaction,
  { structureId, staffId }: Author,
  changed: ChangedEmail[],
): Promise<void> {
  if (changed.length === 0) return;
  const withdrawn = await runSql<Withdrawn>(
    tx,
    `with withdrawn as (
       update attachment set email_changed_at = clock_timestamp()
       where structure_id = $1::uuid and client_id = any($2::uuid[]) and not exists (
         select from client_alias l join app_account p on p.email_key = l.email_key
         where l.structure_id = $1::uuid and l.client_id = attachment.client_id and p.id = attachment.account_id
       ) and not exists (
         select from client again join app_account p on p.email_key in (again.erp_email_key, again.email_key)
         where again.structure_id = $1::uuid and again.id = any($3::uuid[]) and again.id = attachment.client_id
           and p.id = attachment.account_id and attachment.email_changed_at is null
       )
       returning client_id, account_id, email_changed_at
     )
     select w.client_id as "clientId", w.account_id as "accountId", w.email_changed_at as "changedAt", c.language,
       s.name as "structureName", s.language as "structureLanguage"
     from withdrawn w join client c on c.structure_id = $1::uuid and c.id = w.client_id
       join structure s on s.id = $1::uuid`,
    [structureId, changed.map(({ id }) => id), changed.flatMap(({ id, email }) => (email === '' ? [id] : []))],
  );
  await recordEvents(
    tx,
    withdrawn.map(({ clientId, accountId }) => ({
      structureId,
      staffId,
      kind: 'proof-withdrawn',
      clientId,
      details: { accountId },
    })),
  );
  const before = new Map(changed.map((client) => [client.id, client]));
  const notices: NewMail[] = [];
  for (const row of withdrawn) {
    const client = before.get(row.clientId);
    if (client?.email && (await takeNotice(tx, { structureId, kind: 'email-changed', to: client.email })))
      notices.push(noticeOf(structureId, row, client));
  }
  await queueMails(tx, notices);
}

/** The notice to the former address, which greets with the name that the client had with it. */
function noticeOf(structureId: string, row: Withdrawn, { email: to, firstName }: ChangedEmail): NewMail {
  const { clientId, changedAt, structureName } = row;
  const language = mailLanguage(row.language, row.structureLanguage);
  const occasion = `email-changed:${clientId}:${changedAt.toISOString()}`;
  const id = newId();
  const link = `${appUrl(readEnv())}/objection?of=${structureId}.${id}&token=${hiddenSecret}`;
  const draft = dictionaryOf(language).mail.emailChanged(structureName, firstName, link);
  return { id, structureId, kind: 'email-changed', clientId, occasion, to, language, ...draft };
}

/**
 * Withdraws the proofs of the new address of a client whose e-mail changed: only a later one
 * counts. Nothing for a client whose account needs no such proof.
 */
export async function withdrawProofAgain(tx: Transaction, structureId: string, clientId: string): Promise<void> {
  await runSql(
    tx,
    `update attachment set email_changed_at = clock_timestamp()
     where structure_id = $1::uuid and client_id = $2::uuid and email_changed_at is not null returning 1`,
    [structureId, clientId],
  );
}
