/**
 * ECMA-402, Intl Locale Info: in every engine that runs this, and not yet in TypeScript's library.
 */
type LocaleInfo = { getTimeZones(): string[] | undefined };

/** The time zones that are in use in a country (ISO 3166-1 alpha-2); none where it is not known. */
export function zonesOf(country: string): readonly string[] {
  try {
    return (new Intl.Locale('und', { region: country }) as unknown as LocaleInfo).getTimeZones() ?? [];
  } catch {
    return [];
  }
}

/** The only time zone of a country, by country, for those that have just one. */
export function onlyZones(countries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    countries.flatMap((country) => {
      const [zone, ...others] = zonesOf(country);
      return zone && others.length === 0 ? [[country, zone]] : [];
    }),
  );
}
