import type { AccountChange } from '#lib/audit/audit-event.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { recordSecurity } from '#lib/audit/security/record-security.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { newId } from '#lib/identity/new-id.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { structureOfMail } from './structure-of-mail.ts';

/**
 * Writes down in each structure of an account, and in the security log, that it was changed.
 * @param authorId who changed it, when that is not the person; null for the operator of the server
 */
export async function recordAccountChange(
  tx: Transaction,
  staffId: string,
  change: AccountChange,
  authorId: string | null = staffId,
): Promise<void> {
  await recordSecurity(tx, { kind: 'account-changed', details: { change } }, { staffId });
  const memberships = await tx.membership.findMany({ where: { staffId }, select: { structureId: true } });
  for (const { structureId } of memberships)
    await recordEvents(tx, [{ structureId, staffId: authorId, kind: 'account-changed', details: { staffId, change } }]);
}

/**
 * Tells the owner of an account by mail that what it signs in with was changed, and writes it down.
 * @param to the address that is told, when it is no longer that of the account
 */
export async function reportSignInChange(
  tx: Transaction,
  staffId: string,
  change: Exclude<AccountChange, 'name'>,
  { to, authorId }: { to?: string; authorId?: string | null } = {},
): Promise<void> {
  await recordAccountChange(tx, staffId, change, authorId);
  const structure = await structureOfMail(staffId, tx);
  if (!structure) return;
  const account = await tx.staffAccount.findUniqueOrThrow({
    where: { id: staffId },
    select: { name: true, email: true, language: true },
  });
  const language = mailLanguage(account.language, structure.language);
  const id = newId();
  const draft = dictionaryOf(language).mail.signInChanged(structure.name, account.name, change);
  const mail = { id, structureId: structure.id, kind: 'sign-in-changed', clientId: null } as const;
  await queueMail(tx, { ...mail, ...draft, occasion: `sign-in-changed:${id}`, to: to ?? account.email, language });
}
