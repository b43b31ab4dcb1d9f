import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLocale, locales, negotiateLocale } from './locale.ts';

test.each([
  ['en', 'fr-FR,fr;q=0.9', 'en'],
  ['fr', 'en-GB', 'fr'],
  [undefined, 'en-GB,en;q=0.9', 'en'],
  [undefined, 'fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  [undefined, 'en;q=0.4, fr;q=0.7', 'fr'],
  [undefined, 'de-DE,de;q=0.9,en;q=0.1', 'en'],
  [undefined, 'EN-us', 'en'],
  [undefined, 'en;q=0', 'fr'],
  [undefined, 'de', 'fr'],
  [undefined, '*', 'fr'],
  [undefined, '', 'fr'],
  [undefined, null, 'fr'],
  ['tlh', 'en', 'en'],
  ['toString', 'en;q=oops', 'en'],
] as const)('chosen %j, browser %j: %s', (chosen, acceptLanguage, locale) => {
  expect(negotiateLocale(chosen, acceptLanguage)).toBe(locale);
});

test('chooses a language for every cookie and header', () => {
  const header = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z*;=,q.0-9 -]{0,40}$/));
  fc.assert(
    fc.property(fc.option(fc.string(), { nil: undefined }), fc.option(header), (chosen, acceptLanguage) => {
      expect(locales).toContain(negotiateLocale(chosen, acceptLanguage));
    }),
  );
});

test('recognises only its own languages', () => {
  expect(['fr', 'en', 'FR', '', null, undefined, 0].map(isLocale)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
