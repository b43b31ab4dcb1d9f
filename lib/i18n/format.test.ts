import { expect, test, vi } from 'vitest';
import { formatAgo, formatDay, formatMoment, formatNumber, formatShortDay, plural } from './format.ts';

test('groups digits by language', () => {
  expect(formatNumber('fr', 1234567)).toBe('1\u202f234\u202f567');
  expect(formatNumber('en', 1234567)).toBe('1,234,567');
});

test('formats a day independently of the time zone of the server', () => {
  const day = new Date('1990-04-01T00:00:00Z');
  expect(formatDay('fr', day)).toBe('1 avril 1990');
  expect(formatDay('en', day)).toBe('1 April 1990');
});

test('formats a time in the time zone of the structure', () => {
  const moment = new Date('2026-07-31T22:30:00Z');
  expect(formatMoment('fr', moment, 'Europe/Paris')).toMatch(/^1 août 2026.+00:30$/);
  expect(formatMoment('en', moment, 'America/New_York')).toMatch(/^31 Jul 2026.+18:30$/);
});

test.each([
  ['fr', 0, 'client'],
  ['fr', 1, 'client'],
  ['fr', 1.5, 'client'],
  ['fr', 2, 'clients'],
  ['fr', 1_000_000, 'clients'],
  ['en', 0, 'clients'],
  ['en', 1, 'client'],
  ['en', 2, 'clients'],
] as const)('%s: %d %s', (locale, count, form) => {
  expect(plural(locale, count, { one: 'client', other: 'clients' })).toBe(form);
});

test.each([
  ['2026-11-22T11:59:40Z', 'à l’instant', 'just now'],
  ['2026-11-22T12:00:30Z', 'à l’instant', 'just now'],
  ['2026-11-22T11:45:00Z', 'il y a 15\u00a0min', '15 min ago'],
  ['2026-11-22T10:00:00Z', 'il y a 2\u00a0h', '2 hr ago'],
  // 23:30 of the day before yesterday in Paris, though 37 hours ago.
  ['2026-11-20T22:30:00Z', 'avant-hier', '2 days ago'],
  ['2026-11-21T08:00:00Z', 'hier', 'yesterday'],
  ['2026-11-14T12:00:00Z', 'le 14 nov. 2026', 'on 14 Nov 2026'],
])('formats %s as %s', (moment, french, english) => {
  const now = new Date('2026-11-22T12:00:00Z');
  expect(formatAgo('fr', new Date(moment), now, 'Europe/Paris')).toBe(french);
  expect(formatAgo('en', new Date(moment), now, 'Europe/Paris')).toBe(english);
});

test('gets ready once for a language and a time zone, and keeps them apart', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const moment = new Date('2026-07-31T22:30:00Z');
  const format = () =>
    (['Asia/Tokyo', 'Pacific/Honolulu'] as const).flatMap((zone) =>
      (['fr', 'en'] as const).flatMap((locale) => [
        formatShortDay(locale, moment, zone),
        formatMoment(locale, moment, zone),
      ]),
    );
  const first = format();
  for (let n = 0; n < 50; n += 1) expect(format()).toEqual(first);
  expect(new Set(first).size).toBe(8);
  expect(made).toHaveBeenCalledTimes(8);
  made.mockRestore();
});
