import { expect, test } from 'vitest';
import { sameOrigin } from './same-origin.ts';

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: 'http://club.test', host: 'club.test' }, false],
  [{ origin: 'http://club.test:3000', host: 'club.test:3000' }, true],
  [{ origin: 'http://club.test', host: 'club.test:3000' }, false],
  [{ origin: 'null', host: 'club.test' }, false],
  [{}, true],
])('%j: %s', (sent, same) => {
  expect(sameOrigin(new Headers(sent as Record<string, string>))).toBe(same);
});
