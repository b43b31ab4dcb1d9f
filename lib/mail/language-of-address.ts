import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { mailLanguage } from './mail-language.ts';

/**
 * The language for a mail of a structure to an address: that of the client who has it, else the
 * structure's.
 */
export async function languageOfAddress(
  tx: Transaction,
  { id, language }: { id: string; language: string },
  emailKey: string,
): Promise<Locale> {
  const [client] = await runSql<{ language: string | null }>(
    tx,
    'select language from client where structure_id = $1::uuid and email_key = $2 and deleted_at is null',
    [id, emailKey],
  );
  return mailLanguage(client?.language ?? null, language);
}
