/** The languages of the interface, the first being the default. */
export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

export function isLocale(text: unknown): text is Locale {
  return locales.includes(text as Locale);
}

/** UTF-16 units of `Accept-Language` that are read: browsers send a tenth of it. */
const longestHeader = 1_000;

/**
 * The reader's language: the one chosen before, else the best of the browser's `Accept-Language`
 * (RFC 9110, 12.5.4), else French.
 * @param chosen what the cookie says, whatever that is
 * @param acceptLanguage the header as it came
 */
export function negotiateLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '')
    .slice(0, longestHeader)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0]?.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => isLocale(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return (wanted[0]?.language as Locale | undefined) ?? locales[0];
}
