import { expect, test } from 'vitest';
import { dictionaryOf } from './dictionary.ts';

/**
 * Every text of a dictionary with its path. Functions are left out: what they say depends on what
 * they are given.
 */
function texts(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => texts(entry, `${path}.${key}`));
}

const french = texts(dictionaryOf('fr'), 'fr');
const english = texts(dictionaryOf('en'), 'en');

test('has every sentence in both languages', () => {
  expect(french.length).toBeGreaterThan(0);
  expect(english.map(([path]) => path.slice(3)).sort()).toEqual(french.map(([path]) => path.slice(3)).sort());
  expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('puts a non-breaking space before French punctuation, and uses typographic apostrophes', () => {
  expect(french.filter(([, text]) => /[^\u202f\u00a0][?!;»]|[^\u202f\u00a0] ?:(?!\/\/|\d)(?=\s|$)/.test(text))).toEqual(
    [],
  );
  expect(french.filter(([, text]) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
});

test('uses the singular for one and the plural for several', () => {
  const [fr, en] = [dictionaryOf('fr'), dictionaryOf('en')];
  expect(fr.erp.heldEvents(1)).toBe(
    '1 événement retirerait trop de personnes en une heure, ou changerait leur e-mail.',
  );
  expect(fr.erp.heldEvents(21)).toBe(
    '21 événements retireraient trop de personnes en une heure, ou changeraient leur e-mail.',
  );
  expect(fr.erp.comparison.known(1, '1')).toBe('1 client est ici aujourd’hui.');
  expect(en.erp.comparison.known(1, '1')).toBe('1 client is here today.');
  expect(fr.erp.comparison.known(1_200, '1\u202f200')).toBe('1\u202f200 clients sont ici aujourd’hui.');
  expect(en.erp.comparison.known(1_200, '1,200')).toBe('1,200 clients are here today.');
  for (const { toCorrectDetail } of [fr.imports.outcome, en.imports.outcome])
    expect(toCorrectDetail(1)).not.toBe(toCorrectDetail(2));
  expect(fr.imports.outcome.toCorrectDetail(1)).toMatch(/^Corrigez-la /);
  expect(en.imports.outcome.toCorrectDetail(1)).toMatch(/^Correct it /);
});
