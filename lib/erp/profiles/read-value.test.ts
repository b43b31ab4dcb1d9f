import { expect, test } from 'vitest';
import { readDay } from './read-value.ts';

const seconds = (text: string) => Date.parse(text) / 1000;

test.each([
  // Midnight and noon of the day, in the ERP's time zone.
  ['Europe/Paris', seconds('1990-04-12T00:00:00+02:00'), '1990-04-12'],
  ['Europe/Paris', seconds('1990-04-12T12:00:00+02:00'), '1990-04-12'],
  ['America/Martinique', seconds('1990-04-12T00:00:00-04:00'), '1990-04-12'],
  ['America/Martinique', String(seconds('1990-04-12T12:00:00-04:00')), '1990-04-12'],
  ['Europe/Paris', seconds('1970-01-01T00:00:00+01:00'), '1970-01-01'],
  ['Europe/Paris', seconds('1970-01-02T00:00:00+01:00'), '1970-01-02'],
  ['Europe/Paris', 0, null],
  ['Europe/Paris', '1990-04-12', '1990-04-12'],
  ['Pacific/Auckland', '0000-00-00', null],
])('reads in %s %j as the day %j', (timeZone, value, day) => {
  expect(readDay(value, timeZone)).toEqual({ ok: true, value: day });
});

test.each([1e300, -1e12, 99_999_999_999, 'hier', '12'])('refuses %j as a day', (value) => {
  expect(readDay(value, 'Europe/Paris').ok).toBe(false);
});
