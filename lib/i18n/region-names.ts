import type { Locale } from './locale.ts';

/** A country's name in the reader's language; its code where it has none. */
export function countryName(locale: Locale, country: string): string {
  return nameOf(locale, 'region', country);
}

/** A language's name in the reader's language; its code where it has none. */
export function languageName(locale: Locale, language: string): string {
  return nameOf(locale, 'language', language);
}

/** A time zone as people read it: "America/New York". */
export function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}

export type NamedRegion = { country: string; timeZone: string; language: string };

/** What changed between two regions, each part as "before → after". */
export function regionChanges(locale: Locale, before: NamedRegion, after: NamedRegion): string {
  const pairs = [
    [countryName(locale, before.country), countryName(locale, after.country)],
    [zoneName(before.timeZone), zoneName(after.timeZone)],
    [languageName(locale, before.language), languageName(locale, after.language)],
  ];
  return pairs
    .filter(([one, other]) => one !== other)
    .map((pair) => pair.join(' → '))
    .join(', ');
}

function nameOf(locale: Locale, type: 'region' | 'language', code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
