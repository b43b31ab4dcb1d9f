import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSlug, suggestSlug } from './slug.ts';

test('suggests a valid address for every name', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => isSlug(suggestSlug(name))));
  for (const name of ['api', 'Sign in', 'welcome', '', '-', '\0']) expect(isSlug(suggestSlug(name))).toBe(true);
});

test.each(['', 'A', 'a b', 'a--b', '-a', 'a-', 'é', 'a/b', '..', 'api', 'welcome', 'sign-in', 'x'.repeat(61)])(
  'refuses %j as an address',
  (text) => {
    expect(isSlug(text)).toBe(false);
  },
);

test('reserves every first path segment of the product’s own pages', () => {
  const entries = readdirSync(new URL('../../app', import.meta.url), { withFileTypes: true });
  const own = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('[')).map(({ name }) => name);
  expect(own).toContain('sign-in');
  expect(own.filter(isSlug)).toEqual([]);
});
