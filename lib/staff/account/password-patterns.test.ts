import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedPart, withoutRuns } from './password-patterns.ts';

test.each([
  ['', ''],
  ['a', 'a'],
  ['aaaa', 'a'],
  ['doudoudoudou', 'dou'],
  ['doudoudoud', 'dou'],
  ['qwertyqwerty', 'qwerty'],
  ['qwertyqwert', 'qwertyqwert'],
  ['abcabd', 'abcabd'],
])('finds the part that %j repeats', (text, part) => {
  expect(repeatedPart(text)).toBe(part);
});

test.each([
  ['azertynadia4321', 'nadia'],
  ['abcdefghij', ''],
  ['first', 'first'],
  ['0987654321', ''],
  ['une phrase assez longue', 'une phrase assez longue'],
])('takes the runs of keys out of %j', (text, left) => {
  expect(withoutRuns(text)).toBe(left);
});

test('finds a part that gives the text again when it is repeated, and no shorter one', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 30 }), (text) => {
      const repeats = (length: number) => text === text.slice(0, length).repeat(30).slice(0, text.length);
      const shortest = Array.from({ length: Math.floor(text.length / 2) }, (_, index) => index + 1).find(repeats);
      expect(repeatedPart(text).length).toBe(shortest ?? text.length);
    }),
    { numRuns: 1_000 },
  );
});
