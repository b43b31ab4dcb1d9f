import { cookies } from 'next/headers';
import type { Locale } from '#lib/i18n/locale.ts';
import { languageOfAccount } from '#lib/staff/account/read-account.ts';
import { hostCookie } from './host-cookie.ts';
import { isOverHttps } from './is-over-https.ts';

const year = 365 * 24 * 60 * 60;

/** Keeps a language in this browser for a year. Call where cookies may be set. */
export async function setLanguageCookie(locale: Locale): Promise<void> {
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: year, secure: isOverHttps() } as const;
  (await cookies()).set(hostCookie('locale'), locale, attributes);
}

/** Shows this browser the language that an account chose, if it chose one. */
export async function showLanguageOf(staffId: string): Promise<void> {
  const locale = await languageOfAccount(staffId);
  if (locale) await setLanguageCookie(locale);
}
