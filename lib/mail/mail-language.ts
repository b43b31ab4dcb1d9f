import { isLocale, type Locale, locales } from '#lib/i18n/locale.ts';

/**
 * The first of these wishes (ISO 639-1) that mails can be written in; else the first language of
 * the product.
 */
export function mailLanguage(...wishes: (string | null)[]): Locale {
  return wishes.find(isLocale) ?? locales[0];
}
