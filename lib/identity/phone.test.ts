import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPhone, parseAnyPhone, parsePhone } from './phone.ts';

test('reads French numbers on the fast path as the library does', () => {
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

test.each([
  ['06 12 34 56 78', '+33612345678'],
  ['+33 (0)6 12 34 56 78', '+33612345678'],
  ['0033 6 12 34 56 78', '+33612345678'],
  ['06\u00a012\u00a034\u00a056\u00a078', '+33612345678'],
  ['+49 30 123456', '+4930123456'],
])('accepts %s as a number', (typed, phone) => {
  expect(parsePhone(typed, 'FR')).toBe(phone);
});

test.each([
  '06 12 34 56 78, demander Paul',
  '06 12 34 56 78 (maman)',
  'maman 06 12 34 56 78',
  'père : 0612345678',
  '0612345678 Mme Martin',
])('keeps the text beside a number: %s', (typed) => {
  expect(parsePhone(typed, 'FR')).toBe(typed);
});

test('reads back a formatted number unchanged', () => {
  const typed = fc.oneof(
    fc.constantFrom('+336123456789999', '+33612345678 ext 3', '+33612345678', '+4930123456', '12'),
    fc.stringMatching(/^\+?[0-9 ().x]{3,20}$/),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom('FR', 'BE', 'CH'), (text, country) => {
      const stored = parsePhone(text, country);
      expect(parsePhone(formatPhone(stored, country), country)).toBe(stored);
    }),
    { numRuns: 2_000 },
  );
});
