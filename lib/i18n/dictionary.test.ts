import { expect, test } from 'vitest';
import { dictionaryOf } from './dictionary.ts';

/** Every text of a dictionary with its path. Functions are left out: what they say depends on what they are given. */
function texts(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => texts(entry, `${path}.${key}`));
}

const french = texts(dictionaryOf('fr'), 'fr');
const english = texts(dictionaryOf('en'), 'en');

test('both languages say everything', () => {
  expect(french.length).toBeGreaterThan(0);
  expect(english.map(([path]) => path.slice(3)).sort()).toEqual(french.map(([path]) => path.slice(3)).sort());
  expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('French marks stand behind a space that does not break, and apostrophes are typographic', () => {
  expect(french.filter(([, text]) => /[^\u202f\u00a0][?!;»]|[^\u202f\u00a0] ?:(?!\/\/|\d)(?=\s|$)/.test(text))).toEqual([]);
  expect(french.filter(([, text]) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
});
