import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSlug, suggestSlug } from './slug.ts';

test('every name suggests an address that is one', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => isSlug(suggestSlug(name))));
  for (const name of ['api', 'Sign in', 'welcome', '', '-', '\0']) expect(isSlug(suggestSlug(name))).toBe(true);
});

test.each(['', 'A', 'a b', 'a--b', '-a', 'a-', 'é', 'a/b', '..', 'api', 'welcome', 'sign-in', 'x'.repeat(61)])(
  '%j is no address',
  (text) => {
    expect(isSlug(text)).toBe(false);
  },
);
