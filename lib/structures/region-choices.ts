import { type Locale, locales } from '#lib/i18n/locale.ts';
import { countryName, languageName, zoneName } from '#lib/i18n/region-names.ts';
import { onlyZones } from './country-zones.ts';
import { countries, type Region, timeZones } from './region.ts';

type Choice = { value: string; label: string };

/** What can be chosen for a region, and the zone of each country that has only one. */
export type RegionChoices = Record<keyof Region, Choice[]> & { onlyZones: Record<string, string> };

/**
 * Lists the choices of a region, named in the reader's language and sorted as it sorts names.
 * @param stored kept among the choices, also when it is none of them any more
 */
export function regionChoices(locale: Locale, stored: Region): RegionChoices {
  const { compare } = new Intl.Collator(locale);
  const choices = (values: readonly string[], value: string, name: (locale: Locale, value: string) => string) =>
    [...new Set([...values, value])]
      .map((choice) => ({ value: choice, label: name(locale, choice) }))
      .sort((one, other) => compare(one.label, other.label));
  return {
    country: choices(countries, stored.country, countryName),
    timeZone: choices(timeZones, stored.timeZone, (_locale, zone) => zoneName(zone)),
    language: choices(locales, stored.language, languageName),
    onlyZones: onlyZones(countries),
  };
}
