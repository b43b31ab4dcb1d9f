import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { countryName, zoneName } from '#lib/i18n/region-names.ts';
import { zonesOf } from '#lib/structures/country-zones.ts';
import type { FormRefusal } from './form-action.ts';

/**
 * Asks once whether a time zone is meant that is not in use in the country; it never blocks. This
 * is how the zone follows the country where no script runs.
 * @returns null when there is nothing to ask
 */
export function askAboutZone(
  { country, timeZone, zoneAsked }: { country: string; timeZone: string; zoneAsked: string },
  locale: Locale,
  { zone: words }: Dictionary['settings']['region'],
): FormRefusal | null {
  const zones = zonesOf(country);
  const asked = `${country} ${timeZone}`;
  if (zones.length === 0 || zones.includes(timeZone) || zoneAsked === asked) return null;
  const [only, ...others] = zones;
  return {
    values: { zoneAsked: asked },
    question: {
      title: words.title,
      text: words.text(zoneName(timeZone), countryName(locale, country)),
      ...(only && others.length === 0 && { use: { field: 'timeZone', value: only, label: words.use(zoneName(only)) } }),
      keep: words.keep(zoneName(timeZone)),
    },
  };
}
