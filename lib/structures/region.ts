import { getCountries } from 'libphonenumber-js';
import { isLocale, locales } from '#lib/i18n/locale.ts';

/**
 * Where a structure is: it decides how its phones, dates and times are read and shown. `country`:
 * ISO 3166-1 alpha-2. `timeZone`: an IANA name. `language`: ISO 639-1, of mails to clients whose
 * own is unknown.
 */
export type Region = { country: string; timeZone: string; language: string };

/** The region of a structure that says nothing else. */
export const defaultRegion: Region = { country: 'FR', timeZone: 'Europe/Paris', language: locales[0] };

/** Parts of Saint Helena that have a phone code of their own but no code in ISO 3166-1. */
const noCountries = ['AC', 'TA'];

/** The countries that a structure can be in, overseas departments included. */
export const countries: readonly string[] = getCountries().filter((country) => !noCountries.includes(country));

/** The time zones that a structure can have: those that the platform knows, and UTC. */
export const timeZones: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();

/**
 * Names the parts of a region that are none of the choices. A part that is stored already may stay.
 */
export function wrongParts(region: Region, stored?: Region): (keyof Region)[] {
  const { country, timeZone, language } = region;
  const wrong: (keyof Region)[] = [];
  if (!countries.includes(country)) wrong.push('country');
  if (!timeZones.includes(timeZone)) wrong.push('timeZone');
  if (!isLocale(language)) wrong.push('language');
  return wrong.filter((part) => region[part] !== stored?.[part]);
}
