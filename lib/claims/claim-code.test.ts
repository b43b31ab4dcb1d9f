import { expect, test } from 'vitest';
import { groupedCode, newClaimCode, readClaimCode } from './claim-code.ts';

test('makes eight characters that are not mistaken for others', () => {
  for (let turn = 0; turn < 1_000; turn += 1) expect(newClaimCode()).toMatch(/^[2-9BCDFGHJKMNP-TV-Z]{8}$/);
});

test.each(['7kxm4pqz', ' 7KXM-4PQZ ', '7kxm 4pqz', '7 K X M 4 P Q Z', '7KXM–4PQZ', '7KXM\u00a04PQZ', '7kxm\u20114pqz'])(
  'reads a code however it is typed: %s',
  (typed) => {
    expect(readClaimCode(typed)).toBe('7KXM4PQZ');
  },
);

test('reads back the printed form', () => {
  const code = newClaimCode();
  expect(readClaimCode(groupedCode(code))).toBe(code);
});
