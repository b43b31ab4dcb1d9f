import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { AccountSession } from './account-session.ts';
import { recordAccountChange } from './record-account-change.ts';

/**
 * Sets the name and the language of the account. A new name is written down in the activity of each
 * of its structures; the language concerns nobody else.
 */
export async function changeProfile(
  { staffId }: AccountSession,
  { name, language }: { name: string; language: Locale },
): Promise<void> {
  await inTransaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ name: string }[]>`
      select name from staff_account where id = ${staffId}::uuid for no key update`;
    await tx.staffAccount.update({ where: { id: staffId }, data: { name, language } });
    if (before && before.name !== name) await recordAccountChange(tx, staffId, 'name');
  });
}
