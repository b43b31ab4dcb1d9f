import { expect, test } from 'vitest';
import { readPhone } from './read-phone.ts';

test.each([
  ['06 12 34 56 78', '+33612345678', ''],
  ["'0612345678", '+33612345678', ''],
  ['="0612345678"', '+33612345678', ''],
  ['0692 10 25 03', '+262692102503', ''],
  ['06 12 34 56 78 (maman)', '+33612345678', 'maman'],
  ['02 41 00 30 04 / 06 41 00 30 04 bureau', '+33641003004', '+33241003004 bureau'],
  ['abc', null, 'abc'],
  ['06 12', null, '06 12'],
  ['#REF!', null, ''],
  ['00 00 00 00 00', null, ''],
  ['néant', null, ''],
  ['', null, ''],
])('reads %j as %j with the words %j', (text, number, words) => {
  expect(readPhone(text, 'FR')).toEqual({ number, words });
});

test('takes a very long text for words', () => {
  const text = '06 12 34 56 78 '.repeat(1_000);
  expect(readPhone(text, 'FR')).toEqual({ number: null, words: text });
});
