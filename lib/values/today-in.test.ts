import { expect, test } from 'vitest';
import { countryDateOrder } from './country-date-order.ts';
import { todayIn } from './today-in.ts';

test.each([
  ['Europe/Paris', '2026-11-27'],
  ['Pacific/Auckland', '2026-11-28'],
  ['Indian/Reunion', '2026-11-28'],
  ['America/Martinique', '2026-11-27'],
  ['UTC', '2026-11-27'],
])('reads the calendar of %s', (timeZone, day) => {
  expect(todayIn(timeZone, new Date('2026-11-27T21:30:00Z'))).toEqual(new Date(day));
});

test('puts the month first only where people do', () => {
  expect(['US', 'PR', 'PH'].map(countryDateOrder)).toEqual(Array(3).fill('month-first'));
  expect(['FR', 'RE', 'GB', 'CA', 'JP', ''].map(countryDateOrder)).toEqual(Array(6).fill('day-first'));
});
