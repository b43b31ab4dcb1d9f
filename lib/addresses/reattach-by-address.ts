import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { takeNotice } from '#lib/mail/notice-limit.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { attachedEvents } from './attached-events.ts';

type Told = {
  clientId: string;
  accountId: string;
  changedAt: Date;
  firstName: string;
  language: string | null;
  structureName: string;
  structureLanguage: string;
};

/**
 * Whoever is attached to a client whose address the ERP changed has to prove the new one, and the
 * old one is told. Whoever is known by an alias keeps their proof.
 */
export async function withdrawProofs(
  tx: Transaction,
  structureId: string,
  before: { id: string; email: string }[],
): Promise<void> {
  if (before.length === 0) return;
  const { rows } = await tx.query<Told>(
    `with withdrawn as (
       update attachment set email_changed_at = clock_timestamp() where structure_id = $1 and client_id = any($2)
         and not exists (
           select from client_alias l join app_account p on p.email_key = l.email_key
           where l.structure_id = $1 and l.client_id = attachment.client_id and p.id = attachment.account_id
         )
       returning client_id, account_id, email_changed_at
     )
     select w.client_id as "clientId", w.account_id as "accountId", w.email_changed_at as "changedAt", c.first_name as "firstName", c.language,
       s.name as "structureName", s.language as "structureLanguage"
     from withdrawn w join client c on c.structure_id = $1 and c.id = w.client_id join structure s on s.id = $1`,
    [structureId, before.map(({ id }) => id)],
  );
  await recordEvents(
    tx,
    rows.map(({ clientId, accountId }) => ({
      structureId,
      staffId: null,
      kind: 'proof-withdrawn',
      clientId,
      details: { accountId },
    })),
  );
  const addresses = new Map(before.map(({ id, email }) => [id, email]));
  for (const { clientId, changedAt, firstName, language: wanted, structureName, structureLanguage } of rows) {
    const to = addresses.get(clientId) ?? '';
    if (!(await takeNotice(tx, { structureId, kind: 'email-changed', to }))) continue;
    const language = mailLanguage(wanted, structureLanguage);
    const draft = dictionaryOf(language).mail.emailChanged(structureName, firstName);
    const occasion = `email-changed:${clientId}:${changedAt.toISOString()}`;
    await queueMail(tx, {
      structureId,
      kind: 'email-changed',
      clientId,
      occasion,
      to,
      language,
      ...draft,
    });
  }
}

/**
 * An ERP that removes somebody and makes them anew under another id has not made another person of
 * them: the account with their address moves from the former client to the one who has the address
 * now, and stays as validated as it was.
 */
export async function reattachAccounts(tx: Transaction, structureId: string, clientIds: string[]): Promise<void> {
  const moved = await runSql<{ accountId: string; clientId: string }>(
    tx,
    `update attachment a set client_id = now_theirs.id
       from client now_theirs, client former, app_account account
       where a.structure_id = $1::uuid and now_theirs.structure_id = $1::uuid and now_theirs.id = any($2::uuid[])
         and account.email_key = now_theirs.email_key
         and a.account_id = account.id and former.structure_id = $1::uuid and former.id = a.client_id
           and former.id <> now_theirs.id
         and former.erp_removed_at is not null and former.erp_email_key = now_theirs.email_key
           and a.email_changed_at is null
         and not exists (select from attachment o where o.structure_id = $1::uuid and o.client_id = now_theirs.id)
     returning a.account_id as "accountId", a.client_id as "clientId"`,
    [structureId, clientIds],
  );
  await recordEvents(tx, attachedEvents(structureId, moved));
  await moveAliases(tx, structureId, clientIds);
}

/**
 * The same for an account that is known by an alias: the former client's address, not the
 * account's, says who they are now. Where several former clients had that address, only staff can
 * tell whose it is now: nothing moves.
 */
async function moveAliases(tx: Transaction, structureId: string, clientIds: string[]): Promise<void> {
  const moved = await runSql<{ accountId: string; clientId: string }>(
    tx,
    `with possible as (
       select now_theirs.id as client_id, account.id as account_id, alias.email_key,
         count(*) over (partition by now_theirs.id) as accounts
       from client now_theirs
       join client former on former.structure_id = $1::uuid and former.erp_email_key = now_theirs.email_key
         and former.id <> now_theirs.id and former.erp_removed_at is not null
       join attachment a on a.structure_id = $1::uuid and a.client_id = former.id
       join app_account account on account.id = a.account_id
       join client_alias alias on alias.structure_id = $1::uuid and alias.email_key = account.email_key
         and alias.client_id = former.id
       where now_theirs.structure_id = $1::uuid and now_theirs.id = any($2::uuid[])
         and not exists (select from attachment o where o.structure_id = $1::uuid and o.client_id = now_theirs.id)
     ),
     kept as (select * from possible where accounts = 1),
     known as (
       update client_alias l set client_id = kept.client_id from kept where l.structure_id = $1::uuid
         and l.email_key = kept.email_key
     )
     update attachment a set client_id = kept.client_id from kept
     where a.structure_id = $1::uuid and a.account_id = kept.account_id
     returning a.account_id as "accountId", a.client_id as "clientId"`,
    [structureId, clientIds],
  );
  await recordEvents(tx, attachedEvents(structureId, moved));
}
