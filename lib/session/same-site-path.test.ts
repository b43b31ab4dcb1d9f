import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameSitePath } from './same-site-path.ts';

test.each([
  ['/', '/'],
  ['/club-lumiere/clients?q=a%20b&sort=name#top', '/club-lumiere/clients?q=a%20b&sort=name#top'],
  ['http://localhost:3000', '/'],
  ['http://localhost:3000/club', '/club'],
])('maps %s to %s', (text, path) => {
  expect(sameSitePath(text, ['http://localhost:3000'])).toBe(path);
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/a/%2E%2e//evil.example/sign-in',
  '\\\\evil.example',
  'javascript:alert(1)',
  'http://localhost:3000.evil.example/',
  'http://localhost:3000@evil.example/',
  '/a\r\nset-cookie: x=1',
  '/\0',
  '/é',
  'club',
  '',
  `/${'x'.repeat(3_000)}`,
  '/sign-in?callbackUrl=/',
  '/a/../sign-out',
  '/api/auth/signout',
  null,
  ['/club'],
])('%j leads nowhere', (text) => {
  expect(sameSitePath(text, ['http://localhost:3000'])).toBeNull();
});

test('returns a path of this site for any text', () => {
  const piece = fc.constantFrom('/', '.', '..', '%2e', '\\', 'evil.example', '?', '#', ':', '@', 'a', ' ', '\t');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const path = sameSitePath(`/${pieces.join('')}`);
      if (path === null) return;
      expect(new URL(path, 'https://club.example').origin).toBe('https://club.example');
      expect(sameSitePath(path)).toBe(path);
    }),
    { numRuns: 5_000 },
  );
});
