import { expect, test } from 'vitest';
import { isLinkedFromElsewhere, leadTo, sameOrigin } from './same-origin.ts';

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

test.each([
  ['cross-site', true],
  ['same-site', true],
  ['same-origin', false],
  ['none', false],
  [undefined, false],
])('tells of a download with Sec-Fetch-Site %s whether another site led to it', (site, elsewhere) => {
  expect(isLinkedFromElsewhere(new Headers(site ? { 'sec-fetch-site': site } : {}))).toBe(elsewhere);
});

test('leads to the page that holds the button instead', () => {
  const answer = leadTo('/club/clients?q=a');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/club/clients?q=a']);
});
