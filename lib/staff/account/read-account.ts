import { prisma } from '#lib/database/connection.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import type { AccountSession } from './account-session.ts';

/** `proved`: whether the mailbox is known to be theirs. `language`: null while none was chosen. */
export type Account = { name: string; email: string; proved: boolean; language: Locale | null };

/** What a person sees of their own account. */
export async function readAccount({ staffId }: AccountSession): Promise<Account> {
  const { emailProvedAt, language, ...account } = await prisma().staffAccount.findUniqueOrThrow({
    where: { id: staffId },
    select: { name: true, email: true, emailProvedAt: true, language: true },
  });
  return { ...account, proved: emailProvedAt !== null, language: isLocale(language) ? language : null };
}

/** The language that an account chose; null while it chose none. */
export async function languageOfAccount(staffId: string): Promise<Locale | null> {
  const account = await prisma().staffAccount.findUnique({ where: { id: staffId }, select: { language: true } });
  return isLocale(account?.language) ? account.language : null;
}
