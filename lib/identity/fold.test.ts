import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test.each([
  ['Dupré-D’Arcy, Cœline', 'dupre d arcy coeline'],
  ["N'Guyen", 'n guyen'],
  ['N\u2019Guyen', 'n guyen'],
  ['N\u02bcGuyen', 'n guyen'],
  ['Łukasz Żółć', 'lukasz zolc'],
  ['STRAẞE', 'strasse'],
  ['Straße', 'strasse'],
  ['İstanbul ısı', 'istanbul isi'],
  ['Ὀδυσσεύς', 'οδυσσευσ'],
  ['\ufb01n', 'fin'],
  ['  \u00a0Marie\u2011Ève\t', 'marie eve'],
  ['\0 \ud800 -', ''],
])('folds %j to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

test('changes nothing when folding again', () => {
  fc.assert(
    fc.property(text, (name) => {
      expect(fold(fold(name))).toBe(fold(name));
    }),
    { numRuns: 3000 },
  );
});

test('leaves letters, digits and single spaces', () => {
  fc.assert(
    fc.property(text, (name) => {
      expect(fold(name)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
    }),
  );
});

test('ignores case and composition', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const folded = fold(name);
      expect(fold(name.toUpperCase())).toBe(folded);
      expect(fold(name.toLowerCase())).toBe(folded);
      expect(fold(name.normalize('NFD'))).toBe(folded);
      expect(fold(name.normalize('NFC'))).toBe(folded);
    }),
    { numRuns: 3000 },
  );
});

test('obeys the laws for every single character of Unicode', () => {
  const broken: string[] = [];
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    const name = `a${String.fromCodePoint(codePoint)}b`;
    const folded = fold(name);
    const same = new Set([
      folded,
      name.toUpperCase(),
      name.toLowerCase(),
      name.normalize('NFD'),
      name.normalize('NFC'),
    ]);
    if ([...same].some((variant) => variant !== name && fold(variant) !== folded))
      broken.push(`U+${codePoint.toString(16)}`);
  }
  expect(broken).toEqual([]);
}, 60_000);

test('treats an apostrophe, a hyphen, a point and a space alike', () => {
  const joint = fc.constantFrom(
    "'",
    '’',
    'ʼ',
    '`',
    '´',
    '-',
    '\u2010',
    '\u2011',
    '–',
    '.',
    ',',
    ' ',
    '\u00a0',
    '/',
    '_',
    '·',
  );
  const word = fc.stringMatching(/^[a-zéèçœ]{1,8}$/);
  fc.assert(
    fc.property(word, joint, word, joint, (left, one, right, other) => {
      expect(fold(left + one + right)).toBe(fold(left + other + right));
    }),
  );
});

test('ignores accents', () => {
  const accent = fc.constantFrom('\u0301', '\u0300', '\u0302', '\u0308', '\u0327', '\u030a', '\u0303', '\u0331');
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,8}$/), accent, (word, mark) => {
      expect(fold(word.replace(/./g, `$&${mark}`))).toBe(word);
    }),
  );
});
