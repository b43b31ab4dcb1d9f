import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { takeNotice } from '#lib/mail/notice-limit.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';

/** A client before its e-mail was changed. */
type Before = { id: string; email: string; firstName: string; language: string | null };

/**
 * Follows the change of a client's e-mail, in its transaction. Whoever is attached has to prove the
 * new address, and the old one is told; where nobody is attached, an account that waits for the new
 * address is. Whoever is known by an alias keeps their proof: it is of another address than the one
 * that changed.
 */
export async function withdrawProof(tx: Transaction, staff: Staff, before: Before): Promise<void> {
  const structureId = staff.structure.id;
  const withdrawn = await tx.$queryRaw<{ accountId: string; changedAt: Date }[]>`
    update attachment set email_changed_at = clock_timestamp()
    where structure_id = ${structureId}::uuid and client_id = ${before.id}::uuid and not exists (
      select from client_alias l join app_account p on p.email_key = l.email_key
      where l.structure_id = ${structureId}::uuid and l.client_id = ${before.id}::uuid and p.id = account_id
    )
    returning account_id as "accountId", email_changed_at as "changedAt"`;
  const [attached] = withdrawn;
  if (!attached) {
    await attachWaitingAccounts(tx, structureId, [before.id]);
    return;
  }
  const { accountId, changedAt } = attached;
  await recordEvents(tx, [
    { structureId, staffId: staff.id, kind: 'proof-withdrawn', clientId: before.id, details: { accountId } },
  ]);
  if (!(await takeNotice(tx, { structureId, kind: 'email-changed', to: before.email }))) return;
  const language = mailLanguage(before.language, staff.structure.language);
  const draft = dictionaryOf(language).mail.emailChanged(staff.structure.name, before.firstName);
  const occasion = `email-changed:${before.id}:${changedAt.toISOString()}`;
  await queueMail(tx, {
    structureId,
    kind: 'email-changed',
    clientId: before.id,
    occasion,
    to: before.email,
    language,
    ...draft,
  });
}
