import { hkdfSync } from 'node:crypto';
import { EncryptJWT } from 'jose';
import { encode } from 'next-auth/jwt';
import { afterEach, expect, test, vi } from 'vitest';
import { openSessionToken } from './session-key.ts';

const secret = (letter: string) => letter.repeat(40);
const sealed = (letter: string, maxAge = 60) => encode({ token: { sid: 'one' }, secret: secret(letter), maxAge });

afterEach(() => vi.unstubAllEnvs());

test('opens what next-auth seals with the secret of the moment', async () => {
  vi.stubEnv('AUTH_SECRET', secret('a'));
  const open = async (letter: string) => openSessionToken({ token: await sealed(letter), secret: secret(letter) });
  expect(await open('a')).toMatchObject({ sid: 'one' });
  await expect(open('b')).rejects.toThrow('decryption operation failed');
  vi.stubEnv('AUTH_SECRET', secret('b'));
  expect(await open('b')).toMatchObject({ sid: 'one' });
  await expect(open('a')).rejects.toThrow('decryption operation failed');
});

test('refuses an expired token, another text and none', async () => {
  vi.stubEnv('AUTH_SECRET', secret('a'));
  await expect(openSessionToken({ token: await sealed('a', -60), secret: secret('a') })).rejects.toThrow('"exp"');
  await expect(openSessionToken({ token: 'a.b.c.d.e', secret: secret('a') })).rejects.toThrow();
  expect(await openSessionToken({ secret: secret('a') })).toBeNull();
});

test('refuses a token of another algorithm, though it is sealed with the right key', async () => {
  vi.stubEnv('AUTH_SECRET', secret('a'));
  const key = new Uint8Array(hkdfSync('sha256', secret('a'), '', 'NextAuth.js Generated Encryption Key', 32));
  const sealedBy = (alg: string, enc: string) =>
    new EncryptJWT({ sid: 'one' }).setProtectedHeader({ alg, enc }).setExpirationTime('1m').encrypt(key);
  const open = async (alg: string, enc: string) =>
    openSessionToken({ token: await sealedBy(alg, enc), secret: secret('a') });
  expect(await open('dir', 'A256GCM')).toMatchObject({ sid: 'one' });
  await expect(open('A256KW', 'A256GCM')).rejects.toThrow('not allowed');
  await expect(open('A256GCMKW', 'A128GCM')).rejects.toThrow('not allowed');
  await expect(open('dir', 'A128CBC-HS256')).rejects.toThrow('not allowed');
});
