import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

test('a password is kept as argon2id with the parameters of OWASP, and each time differently', async () => {
  const stored = await hashPassword('une phrase assez longue');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hashPassword('une phrase assez longue')).not.toBe(stored);
});

test('only the same password matches, however its accents are composed', async () => {
  const stored = await hashPassword('é\0\ud800 mot de passe');
  expect(await verifyPassword(stored, 'e\u0301\0\ud800 mot de passe')).toBe(true);
  expect(await verifyPassword(stored, 'é')).toBe(false);
  expect(await verifyPassword(null, 'é')).toBe(false);
});
