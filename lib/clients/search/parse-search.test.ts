import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, wholeMemberKey } from './parse-search.ts';
import { phoneDigits } from './phone-digits.ts';
import { searchCondition } from './search-condition.ts';

const style = { country: 'FR', order: 'day-first', today: new Date(Date.UTC(2026, 10, 27)) } as const;
const parse = (q: string) => parseSearch(q, style);

describe('reads a query as terms', () => {
  test.each([
    ['dupré hélène', [[['dupre']], [['helene']]]],
    ['Müller', [[['muller', 'mueller']]]],
    ['jean-luc', [[['jean'], ['luc']]]],
    ['n°', [[['n']]]],
    ['%_\\', []],
    ['', []],
  ])('finds in %j the words %j', (q, words) => {
    expect(parse(q).map((term) => term.words)).toEqual(words);
  });

  test.each([
    ['12/03/1985', '1985-03-12'],
    ['12.03.85', '1985-03-12'],
    ['12031985', '1985-03-12'],
    ['1er mars 1985', '1985-03-01'],
    ['Mar 12 1985', '1985-03-12'],
    ['née le 12-03-1985', '1985-03-12'],
    ['31/02/1985', null],
    ['41003', null],
    ['12/03/2090', null],
  ])('finds in %j the birth date %j', (q, day) => {
    expect(parse(q).map((term) => term.day)).toEqual([day]);
  });

  test.each([
    ['A-00451', '451xa'],
    ['n° A 451', '451xa'],
    ['a451b', '451xab'],
    ['dupré', null],
    ['a@b1', null],
  ])('takes the whole of %j for the member number %j', (q, key) => {
    expect(wholeMemberKey(q)).toBe(key);
  });
});

test('finds every run of four digits of a phone in any country and writing', () => {
  const stored = '33641003001';
  const run = fc.tuple(fc.nat(7), fc.integer({ min: 4, max: 11 })).map(([from, length]) => stored.substr(from, length));
  fc.assert(
    fc.property(run, fc.constantFrom('', ' ', '.', '-', '/', ') '), (digits, separator) => {
      const typed = digits.replace(/(..)(?=.)/g, `$1${separator}`);
      expect(phoneDigits(typed, 'FR').some((form) => stored.includes(form))).toBe(true);
      expect(phoneDigits(`+${stored.slice(0, 2)} (0)${stored.slice(2)}`, 'FR').every((form) => form.length > 3)).toBe(
        true,
      );
    }),
  );
  expect(phoneDigits('0641', 'FR')).toContain('33641');
  expect(phoneDigits('0470 12', 'BE')).toContain('3247012');
  expect(phoneDigits('641', 'FR')).toEqual([]);
});

test('bounds the terms and the condition of any text', () => {
  const staff = { structure: { id: 'x', country: 'FR' } } as Parameters<typeof searchCondition>[1];
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('06 41', 'é', '12/03/1985', 'A-1', 'a@b', "o'b", '('),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const q = pieces.join(' ');
      const values: unknown[] = [];
      expect(parse(q).length).toBeLessThanOrEqual(8);
      const sql = searchCondition(q, staff, (value) => `$${values.push(value)}`);
      expect(sql.length).toBeLessThan(60_000);
      expect(values.length).toBeLessThan(300);
    }),
  );
});
