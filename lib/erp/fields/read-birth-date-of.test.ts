import { expect, test } from 'vitest';
import { readDayOf } from './read-birth-date-of.ts';

const seconds = (text: string) => String(Date.parse(text) / 1000);
const read = (text: string, timeZone: string, country = 'FR') => readDayOf(text, { country, timeZone });

test.each([
  // Midnight and noon of the day, in the ERP's time zone.
  ['Europe/Paris', seconds('1990-04-12T00:00:00+02:00'), '1990-04-12'],
  ['Europe/Paris', seconds('1990-04-12T12:00:00+02:00'), '1990-04-12'],
  ['America/Martinique', seconds('1990-04-12T00:00:00-04:00'), '1990-04-12'],
  ['America/Martinique', seconds('1990-04-12T12:00:00-04:00'), '1990-04-12'],
  ['Indian/Reunion', seconds('1990-04-12T00:00:00+04:00'), '1990-04-12'],
  ['Europe/Paris', seconds('1970-01-01T00:00:00+01:00'), '1970-01-01'],
  ['Europe/Paris', seconds('1970-01-02T00:00:00+01:00'), '1970-01-02'],
  ['Europe/Paris', seconds('1931-02-03T00:00:00Z'), '1931-02-03'],
  // Midnight in UTC, wherever the club is, and in milliseconds.
  ['America/Martinique', '639878400', '1990-04-12'],
  ['Pacific/Auckland', '639878400', '1990-04-12'],
  ['Indian/Reunion', '639878400', '1990-04-12'],
  ['America/Martinique', '639878400.0', '1990-04-12'],
  ['Europe/Paris', '639878400000', '1990-04-12'],
  // Midnight of another time zone: the nearest.
  ['America/Martinique', seconds('1990-04-12T00:00:00+02:00'), '1990-04-12'],
  ['Europe/Paris', '1990-04-12', '1990-04-12'],
  ['Europe/Paris', '12/04/1990', '1990-04-12'],
  ['Europe/Paris', '19900412', '1990-04-12'],
  ['Europe/Paris', '32975', '1990-04-12'],
  ['Europe/Paris', '12 avril 1990', '1990-04-12'],
  ['Europe/Paris', '1990-04-12T00:00:00Z', '1990-04-12'],
  ['Europe/Paris', '1990-04-11T22:00:00Z', '1990-04-12'],
  ['Europe/Paris', '01/01/1900', null],
])('reads in %s %j as the day %j', (timeZone, text, day) => {
  expect(read(text, timeZone)).toEqual({ ok: true, value: day });
});

test('reads three numbers in the order of the country', () => {
  expect(read('04/12/1990', 'America/New_York', 'US')).toEqual({ ok: true, value: '1990-04-12' });
});

test.each(['1e+300', '-1000000000000', '99999999999', 'hier', '12', '1990', '2999-01-01'])(
  'refuses %j as a day',
  (text) => {
    expect(read(text, 'Europe/Paris').ok).toBe(false);
  },
);
