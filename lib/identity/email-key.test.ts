import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailKey } from './email-key.ts';
import { trimEmail } from './trim-email.ts';
import { unusualEmailKey } from './unusual-email-key.ts';

function keyOf(text: string): string | null {
  const key = emailKey(text);
  return key.ok ? key.value : null;
}

function problemOf(text: string): string | null {
  const key = emailKey(text);
  return key.ok ? null : key.problem;
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const local = fc
  .array(fc.constantFrom(...letters, ...".+-_&'!#$%*/=?^`{|}~éÉüßñøŁжЖ李ẖ"), { minLength: 1, maxLength: 20 })
  .map((characters) => characters.join(''))
  .filter((text) => !/^\.|\.\.|\.$/.test(text));
const label = fc
  .array(fc.constantFrom(...letters, ...'éüßñ'), { minLength: 1, maxLength: 12 })
  .map((characters) => characters.join(''));
const domain = fc.tuple(label, fc.constantFrom('org', 'fr', 'co.uk', 'DE')).map((labels) => labels.join('.'));
const address = fc.tuple(local, domain).map((parts) => parts.join('@'));
/** Any UTF-16 around the one character that matters, so that the deep checks are reached. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })).map((parts) => parts.join('@')),
  fc.tuple(fc.string({ unit: 'binary', minLength: 1 }), domain).map((parts) => parts.join('@')),
  fc.tuple(local, fc.string({ unit: 'grapheme', minLength: 1 })).map(([before, after]) => `${before}@${after}.org`),
);

describe('the key of an address', () => {
  test('exists for every ordinary address', () => {
    fc.assert(
      fc.property(address, (text) => {
        expect(keyOf(text)).not.toBeNull();
      }),
    );
  });

  test('equals the result of the whole rule for an ordinary address', () => {
    const ascii = fc.stringMatching(/^[A-Za-z0-9.+_'-]{1,12}@[A-Za-z0-9.-]{1,16}\.[a-z0-9]{1,5}$/);
    fc.assert(
      fc.property(fc.oneof(ascii, address, anything), (text) => {
        expect(emailKey(text)).toEqual(unusualEmailKey(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('equals its own key', () => {
    fc.assert(
      fc.property(fc.oneof(address, anything), (text) => {
        const key = keyOf(text);
        if (key !== null) expect(keyOf(key)).toBe(key);
      }),
      { numRuns: 3000 },
    );
  });

  test('contains one @, nothing invisible, and fits', () => {
    fc.assert(
      fc.property(fc.oneof(address, anything), (text) => {
        const key = keyOf(text);
        if (key === null) return;
        expect(key).toMatch(/^[^@\p{C}\p{Z}\p{Default_Ignorable_Code_Point}A-Z]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/u);
        expect(key).toBe(key.normalize('NFKC'));
        expect(Buffer.byteLength(key)).toBeLessThanOrEqual(254);
      }),
      { numRuns: 3000 },
    );
  });

  test('ignores A-Z, the case of the domain, and composition', () => {
    fc.assert(
      fc.property(address, (text) => {
        const key = keyOf(text);
        expect(keyOf(text.replace(/[a-z]/g, (letter) => letter.toUpperCase()))).toBe(key);
        expect(keyOf(text.replace(/@.*/, (domain) => domain.toLowerCase()))).toBe(key);
        expect(keyOf(text.normalize('NFD'))).toBe(key);
      }),
    );
  });

  test('ignores what copying leaves at the edges', () => {
    const edge = fc
      .array(fc.constantFrom(' ', '\t', '\r\n', '\u00a0', '\u200b', '\u200e', '\ufeff', '\u202f', '\u2066', '\0'))
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(edge, address, edge, (before, text, after) => {
        expect(keyOf(before + text + after)).toBe(keyOf(text));
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        emailKey(String.fromCharCode(...units));
        emailKey(`a@${String.fromCharCode(...units)}.org`);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['a&b@example.org', 'a&b@example.org'],
  ["O'Neil+club@Example.ORG", "o'neil+club@example.org"],
  ['jurgen@münchen-club.de', 'jurgen@xn--mnchen-club-thb.de'],
  ['jurgen@xn--mnchen-club-thb.de', 'jurgen@xn--mnchen-club-thb.de'],
  ['ju\u0308rgen@example.org', 'jürgen@example.org'],
  ['É.Durand@example.org', 'É.durand@example.org'],
  ['H\u0331@example.org', 'ẖ@example.org'],
  [' \u200bmarie@example.org\u00a0', 'marie@example.org'],
])('turns %j into %j', (text, key) => {
  expect(keyOf(text)).toBe(key);
});

test.each([
  ['', 'email-required'],
  [' \u200b\ufeff\0', 'email-required'],
  ['marie', 'email-no-at'],
  ['marie\uff20example.org', 'email-no-at'],
  ['a@b@example.org', 'email-several-ats'],
  ['@example.org', 'email-bad-local-part'],
  ['.a@example.org', 'email-bad-local-part'],
  ['a..b@example.org', 'email-bad-local-part'],
  ['"a b"@example.org', 'email-odd-characters'],
  ['Marie <marie@example.org>', 'email-odd-characters'],
  ['<marie@example.org>', 'email-bad-local-part'],
  ['a b@example.org', 'email-odd-characters'],
  ['a\u200bb@example.org', 'email-odd-characters'],
  ['a\u034fb@example.org', 'email-odd-characters'],
  ['a\ufe0f@example.org', 'email-odd-characters'],
  ['a\u2800b@example.org', 'email-odd-characters'],
  ['a\u202eb@example.org', 'email-odd-characters'],
  ['a\0b@example.org', 'email-odd-characters'],
  ['a\ud800b@example.org', 'email-odd-characters'],
  ['a@exa\udc00mple.org', 'email-odd-characters'],
  ['a@exa\u00admple.org', 'email-odd-characters'],
  ['\u212aarl@example.org', 'email-odd-characters'],
  ['\uff41@example.org', 'email-odd-characters'],
  ['\ufb01@example.org', 'email-odd-characters'],
  ['a@', 'email-bad-domain'],
  ['a@example', 'email-bad-domain'],
  ['a@example.org.', 'email-bad-domain'],
  ['a@example.org\u3002', 'email-bad-domain'],
  ['a@.example.org', 'email-bad-domain'],
  ['a@ex_ample.org', 'email-bad-domain'],
  ['a@-example.org', 'email-bad-domain'],
  ['a@192.0.2.1', 'email-bad-domain'],
  ['a@0x7f.1', 'email-bad-domain'],
  ['a@[192.0.2.1]', 'email-bad-domain'],
  ['a@[IPv6:2001:db8::1]', 'email-bad-domain'],
  ['a@example.org:80', 'email-bad-domain'],
  // A parser that takes a host name for the beginning of a web address would cut these off and
  // accept them.
  ['a@example.org/b', 'email-bad-domain'],
  ['a@example.org?b', 'email-bad-domain'],
  ['a@example.org#b', 'email-bad-domain'],
  ['a@example.org\\b', 'email-bad-domain'],
  ['a@ex%61mple.org', 'email-bad-domain'],
  [`${'a'.repeat(65)}@example.org`, 'email-too-long'],
  [`${'é'.repeat(33)}@example.org`, 'email-too-long'],
  [`a@${'b.'.repeat(126)}org`, 'email-too-long'],
  [`a@${'b'.repeat(64)}.org`, 'email-bad-domain'],
])('refuses %j: %s', (text, problem) => {
  expect(problemOf(text)).toBe(problem);
});

test('accepts the longest address that fits', () => {
  expect(keyOf(`${'a'.repeat(64)}@example.org`)).not.toBeNull();
  const longest = `ab@${'c.'.repeat(124)}org`;
  expect(longest).toHaveLength(254);
  expect(keyOf(longest)).toBe(longest);
});

test('keeps the address as typed except for its edges', () => {
  expect(trimEmail('\ufeff Marie@Example.org \u200b')).toBe('Marie@Example.org');
});
