import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import { type Locale, negotiateLocale } from '#lib/i18n/locale.ts';
import { hostCookie } from './host-cookie.ts';

/**
 * The reader's language for this request: the cookie `locale` when it holds one of ours, else the
 * browser's preference.
 */
export const currentLocale = cache(async (): Promise<Locale> => {
  const [chosen, sent] = await Promise.all([cookies(), headers()]);
  return negotiateLocale(chosen.get(hostCookie('locale'))?.value, sent.get('accept-language'));
});

/** Every wording in the reader's language. */
export async function currentDictionary(): Promise<Dictionary> {
  return dictionaryOf(await currentLocale());
}
