import { expect, test } from 'vitest';
import { regionChanges } from '#lib/i18n/region-names.ts';
import { onlyZones, zonesOf } from './country-zones.ts';
import { countries, defaultRegion, timeZones, wrongParts } from './region.ts';
import { regionChoices } from './region-choices.ts';

test('offers every country with its overseas departments, and every time zone with UTC', () => {
  expect(countries).toEqual(expect.arrayContaining(['FR', 'RE', 'GP', 'MQ', 'GF', 'YT', 'BE', 'CH', 'CA', 'JP', 'US']));
  expect(countries.every((country) => /^[A-Z]{2}$/.test(country))).toBe(true);
  expect(countries).not.toContain('AC');
  expect(countries.length).toBeGreaterThan(230);
  expect(timeZones).toEqual(expect.arrayContaining(['Europe/Paris', 'Indian/Reunion', 'America/Cayenne', 'UTC']));
  for (const timeZone of timeZones) expect(() => new Intl.DateTimeFormat('fr', { timeZone })).not.toThrow();
});

test.each([
  ['fr', 'Allemagne', 'Émirats arabes unis', 'anglais'],
  ['en', 'Germany', 'United Arab Emirates', 'English'],
] as const)('names and sorts the choices in %s', (locale, country, accented, language) => {
  const choices = regionChoices(locale, defaultRegion);
  const names = choices.country.map(({ label }) => label);
  expect(names).toContain(country);
  expect(names.indexOf(accented)).toBeGreaterThan(names.indexOf(country));
  expect(names.indexOf(accented)).toBeLessThan(names.indexOf('Zimbabwe'));
  expect(choices.language.map(({ label }) => label)).toContain(language);
  expect(choices.timeZone).toContainEqual({ value: 'America/New_York', label: 'America/New York' });
});

test('keeps a stored part among the choices that is none of them any more', () => {
  const stored = { country: 'AC', timeZone: 'Etc/GMT+3', language: 'de' };
  expect(wrongParts(stored)).toEqual(['country', 'timeZone', 'language']);
  expect(wrongParts(stored, stored)).toEqual([]);
  const choices = regionChoices('fr', stored);
  expect(choices.timeZone.map(({ value }) => value)).toContain('Etc/GMT+3');
  expect(choices.country.map(({ value }) => value)).toContain('AC');
});

test.each(['', 'fr', 'FRA', 'XX', '__proto__', 'FR ', '\0', 'Europe/Paris'])('refuses the country %j', (country) => {
  expect(wrongParts({ ...defaultRegion, country })).toEqual(['country']);
  expect(Array.isArray(zonesOf(country))).toBe(true);
});

test('knows the only zone of a country', () => {
  const zones = onlyZones(countries);
  expect(zones).toMatchObject({
    FR: 'Europe/Paris',
    RE: 'Indian/Reunion',
    BE: 'Europe/Brussels',
    YT: 'Indian/Mayotte',
  });
  expect(zones).not.toHaveProperty('US');
  for (const zone of Object.values(zones)) expect(timeZones).toContain(zone);
});

test('describes only what changed', () => {
  const after = { country: 'RE', timeZone: 'Indian/Reunion', language: 'fr' };
  expect(regionChanges('fr', defaultRegion, after)).toBe('France → La Réunion, Europe/Paris → Indian/Reunion');
  expect(regionChanges('en', defaultRegion, { ...defaultRegion, language: 'en' })).toBe('French → English');
});
