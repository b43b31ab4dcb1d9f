import { hkdfSync } from 'node:crypto';
import { jwtDecrypt } from 'jose';
import type { JWT, JWTDecodeParams } from 'next-auth/jwt';
import { authSecret } from '#lib/env.ts';

/** Seconds by which the clocks of two servers may differ, as next-auth allows. */
const clockTolerance = 15;

/** What next-auth seals with; a token that names another algorithm is none of ours. */
const algorithms = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

let derived: { secret: string; key: Uint8Array } | undefined;

/**
 * Opens a session cookie that next-auth has sealed: its `decode`, which derives the key again for
 * every request.
 * @throws an error of `jose` when the token is expired or not sealed by this secret
 */
export async function openSessionToken({ token }: JWTDecodeParams): Promise<JWT | null> {
  if (!token) return null;
  const { payload } = await jwtDecrypt(token, sessionKey(), { clockTolerance, ...algorithms });
  return payload;
}

/** The key of next-auth 4 (next-auth/jwt, `getDerivedEncryptionKey`), derived once a secret. */
function sessionKey(): Uint8Array {
  const secret = authSecret();
  if (derived?.secret !== secret) {
    const key = hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32);
    derived = { secret, key: new Uint8Array(key) };
  }
  return derived.key;
}
