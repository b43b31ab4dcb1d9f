import { expect, test } from 'vitest';
import { parseBirthDate } from './birth-date.ts';

test.each([
  ['12/04/1990', '1990-04-12'],
  ['12.04.1990 00:00:00', '1990-04-12'],
  ['1990-04-12', '1990-04-12'],
  ['1990-04-12 00:00', '1990-04-12'],
  ['1990-04-12T23:30:00', '1990-04-12'],
  ['1990-04-12T00:00:00+02:00', '1990-04-12'],
  // Midnight in Paris, in Guadeloupe and in London, as JavaScript writes it; and noon, which some
  // programs write to be safe.
  ['1990-04-11T22:00:00.000Z', '1990-04-12'],
  ['1990-04-12T04:00:00.000Z', '1990-04-12'],
  ['1990-01-12T00:00:00Z', '1990-01-12'],
  ['1990-04-12T12:00:00Z', '1990-04-12'],
  ['1990-12-31T23:00:00Z', '1991-01-01'],
])('reads %s as %s', (text, day) => {
  const date = parseBirthDate(text);
  expect(date.ok && date.value.toISOString()).toBe(`${day}T00:00:00.000Z`);
});

test.each(['31/02/1990', '1899-12-31', '12/04/90', '1990-13-01', `1990-01-01 ${'1'.repeat(1_000)}`, '1990-04-12T', ''])(
  'refuses %j as a day',
  (text) => {
    expect(parseBirthDate(text).ok).toBe(false);
  },
);
