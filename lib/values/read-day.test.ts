import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay } from './read-day.ts';

const today = new Date('2026-11-27T10:00:00Z');
const read = (text: string, order: 'day-first' | 'month-first' = 'day-first') => {
  const day = readDay(text, order, today);
  return day.ok ? day.value : day.problem;
};

describe('readDay', () => {
  test.each([
    ['12/04/90'],
    ['12-avr-90'],
    ['12-avr.-90'],
    ['12 avril 1990'],
    ['jeudi 12 avril 1990'],
    ['April 12, 1990'],
    ['Apr 12 1990'],
    ['12th April 1990'],
    ['1990/04/12'],
    ['1990.4.12'],
    ['1990-Apr-12'],
    ['1990-04-12 00:00:00+00'],
    ['1990-04-12 00:00:00 UTC'],
    ['1990-04-12T00:00:00.000Z'],
    ['1990-04-11T22:00:00.000Z'],
    ['32975'],
    ['32975.0'],
    ['19900412'],
    ['12041990'],
    ['12/04/1990 (36 ans)'],
    ['12/04/1990 00:00'],
    ['12.04.1990'],
    ['12 04 1990'],
    ['12/04/1990 12:00:00 AM'],
    ['le 12 avril 1990'],
    ['Née le 12/04/1990'],
    ['12/04/1990 à Angers'],
    ['12/04/1990 ?'],
    ["12 avr. '90"],
    ['12\\04\\1990'],
    ['12_04_1990'],
    ['12th of April 1990'],
    ['Thu Apr 12 1990 00:00:00 GMT+0200 (heure d’été d’Europe centrale)'],
    ['Thu Apr 12 00:00:00 CEST 1990'],
    ['1990-04-11T22:00:00+00:00'],
    ['1990-04-12+02:00'],
    ['1990-04-12Z'],
    ['19900412.0'],
    ['1.9900412E7'],
    ['12 abril 1990'],
    ['12 de abril de 1990'],
    ['12. April 1990'],
    ['12 aprile 1990'],
  ])('reads %s', (text) => {
    expect(read(text)).toBe('1990-04-12');
  });

  test('reads three numbers in the order of their column', () => {
    expect(read('04/12/1990', 'month-first')).toBe('1990-04-12');
    expect(read('04/12/1990', 'day-first')).toBe('1990-12-04');
    expect(read('04121990', 'month-first')).toBe('1990-04-12');
    expect(read('25/12/1988', 'month-first')).toBe('1988-12-25');
    expect(read('12/25/1988', 'day-first')).toBe('1988-12-25');
  });

  test('tells eight digits by their month, and a weekday from March', () => {
    expect(read('19101990')).toBe('1990-10-19');
    expect(read('20101990')).toBe('1990-10-20');
    expect(read('marzo 12, 1985')).toBe('1985-03-12');
    expect(read('March 12, 85')).toBe('1985-03-12');
    expect(read('mar. 12 mars 85')).toBe('1985-03-12');
  });

  test.each([
    '00/00/0000',
    '0000-00-00',
    '01/01/0001',
    '01/01/1900',
    '00/01/1900',
    '30/12/1899',
    '0/0/00',
    '0000-00-00 00:00:00',
  ])('takes %s for no date', (text) => {
    expect(read(text)).toBeNull();
  });

  test.each([
    ['1990', 'date-unreadable'],
    ['--04-12', 'date-unreadable'],
    ['12 foo 1990', 'date-unreadable'],
    ['31/02/1990', 'date-impossible'],
    ['12/04/0090', 'date-impossible'],
    ['12/04/2090', 'date-impossible'],
    ['28/11/2026', 'date-impossible'],
  ])('refuses %s as %s', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  test('never puts a two-digit year into the future', () => {
    expect(read('27/11/26')).toBe('2026-11-27');
    expect(read('28/11/26')).toBe('1926-11-28');
  });

  test('reads back every day of the last century in every way it is written', () => {
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-11-26'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        const name = new Intl.DateTimeFormat('fr', { month: 'short', timeZone: 'UTC' }).format(date);
        const serial = Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000);
        for (const text of [
          iso,
          `${day}/${month}/${year}`,
          `${day} ${name} ${year}`,
          year + month + day,
          String(serial),
        ])
          expect(read(text)).toBe(iso);
        expect(read(`${month}/${day}/${year}`, 'month-first')).toBe(iso);
      }),
      { numRuns: 2_000 },
    );
  });

  test('answers every text within its limit', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom('1', '0', '/', '-', ' ', 'a', '.', ':', '(', ')', 'T', 'Z') }),
        (text) => {
          expect(() => readDay(text, 'day-first', today)).not.toThrow();
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
