import { expect, test } from 'vitest';
import { isWelcomeToken, welcomeToken } from './welcome-token.ts';

const secret = 's'.repeat(32);

test('the same secret gives the same token, another secret another one', () => {
  expect(welcomeToken(secret)).toBe(welcomeToken(secret));
  expect(welcomeToken(secret)).not.toBe(welcomeToken('t'.repeat(32)));
  expect(welcomeToken(secret)).toMatch(/^[\w-]{43}$/);
});

test('only the token itself is accepted', () => {
  expect(isWelcomeToken(welcomeToken(secret), secret)).toBe(true);
  for (const other of [
    '',
    'x',
    welcomeToken(secret).slice(1),
    `${welcomeToken(secret)}=`,
    'é'.repeat(43),
    undefined,
    [welcomeToken(secret)],
    0,
  ]) {
    expect(isWelcomeToken(other, secret)).toBe(false);
  }
});
