import { expect, test } from 'vitest';
import { cameFrom } from './came-from.ts';

test.each([
  ['http://club.test/a/clients?q=dup%C3%A9&state=none', 'club.test', '/a/clients?q=dup%C3%A9&state=none'],
  ['https://club.test:8443/sign-in', 'club.test:8443', '/sign-in'],
  ['http://club.test/', 'club.test', '/'],
  ['http://club.test//evil.test/x', 'club.test', '/evil.test/x'],
  ['http://club.test/\\evil.test', 'club.test', '/evil.test'],
  ['http://evil.test/a', 'club.test', '/'],
  ['javascript:alert(1)', 'club.test', '/'],
  ['not an address', 'club.test', '/'],
  [null, 'club.test', '/'],
  ['http://club.test/a', null, '/'],
])('leads from %s on %s back to %s', (referer, host, path) => {
  expect(cameFrom(referer, host)).toBe(path);
});
