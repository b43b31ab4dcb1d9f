import { expect, test } from 'vitest';
import { readMoment } from './read-value.ts';

const receivedAt = new Date('2026-11-26T10:00:00Z');
const read = (value: unknown, timeZone = 'Europe/Paris', at = receivedAt) => {
  const moment = readMoment(value, { timeZone, receivedAt: at });
  return moment.ok ? moment.value.toISOString() : moment.problem;
};

test.each([
  ['2026-11-26T08:00:00Z', '2026-11-26T08:00:00.000Z'],
  ['2026-11-26T08:00:00.1234567Z', '2026-11-26T08:00:00.123Z'],
  ['2026-11-26 09:00:00+01:00', '2026-11-26T08:00:00.000Z'],
  ['2026-11-26 09:00:00+01', '2026-11-26T08:00:00.000Z'],
  ['2026-11-26 08:00:00 UTC', '2026-11-26T08:00:00.000Z'],
  ['2026-11-26 09:00:00.000481', '2026-11-26T08:00:00.000Z'],
  ['2026-11-26T09:00', '2026-11-26T08:00:00.000Z'],
  [1795680000, '2026-11-26T08:00:00.000Z'],
  ['1795680000000', '2026-11-26T08:00:00.000Z'],
  ['1795680000.5', '2026-11-26T08:00:00.500Z'],
  [null, 'required'],
  ['', 'required'],
  ['None', 'required'],
  ['hier', 'timestamp-unreadable'],
  ['2026-13-01 10:00:00', 'timestamp-unreadable'],
  [{}, 'timestamp-unreadable'],
])('reads in Paris the time %j as %s', (value, moment) => {
  expect(read(value)).toBe(moment);
});

test('reads a time without an offset on the clocks of the connection', () => {
  expect(read('2026-11-26 04:00:00', 'America/Martinique')).toBe('2026-11-26T08:00:00.000Z');
  expect(read('2026-11-26 12:00:00', 'Indian/Reunion')).toBe('2026-11-26T08:00:00.000Z');
  expect(read('2026-11-26 08:00:00', 'UTC')).toBe('2026-11-26T08:00:00.000Z');
});

test('reads a time that the clocks skip as if they had not been moved yet', () => {
  expect(read('2026-03-29 02:30:00')).toBe('2026-03-29T01:30:00.000Z');
});

test('reads a time that occurs twice as the later one that is not ahead of the arrival', () => {
  const arriving = (time: string) => read('2026-10-25 02:30:00', 'Europe/Paris', new Date(`2026-10-25T${time}Z`));
  expect(arriving('00:30:01')).toBe('2026-10-25T00:30:00.000Z');
  expect(arriving('01:30:01')).toBe('2026-10-25T01:30:00.000Z');
  expect(arriving('01:26:00')).toBe('2026-10-25T01:30:00.000Z');
});
