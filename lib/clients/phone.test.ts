import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAnyPhone, parsePhone } from './phone.ts';

test('the short way of French numbers is what the library says', () => {
  const pair = fc.stringMatching(/^[0-9]{2}$/);
  const separator = fc.constantFrom('', ' ', '.', '-', '/');
  const french = fc
    .tuple(fc.stringMatching(/^0[0-9]$/), fc.array(fc.tuple(separator, pair), { minLength: 3, maxLength: 5 }))
    .map(([first, rest]) => first + rest.flat().join(''));
  fc.assert(
    fc.property(french, fc.constantFrom('FR', 'BE', 'CH'), (text, country) => {
      expect(parsePhone(text, country)).toBe(parseAnyPhone(text, country));
    }),
    { numRuns: 2_000 },
  );
});
