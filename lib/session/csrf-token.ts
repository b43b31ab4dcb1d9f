import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';
import { authSecret } from '#lib/env.ts';
import { isOverHttps } from './is-over-https.ts';

/**
 * The token that next-auth expects in its forms, as its cookie holds it (`token|sha256(token +
 * secret)`), or null when the cookie is missing or was made with another secret: then
 * `/api/auth/signin` makes a new one.
 */
export async function csrfToken(): Promise<string | null> {
  const cookie = (await cookies()).get(`${isOverHttps() ? '__Host-' : ''}next-auth.csrf-token`)?.value ?? '';
  const [token = '', seal] = cookie.split('|');
  const expected = createHash('sha256').update(`${token}${authSecret()}`).digest('hex');
  return seal === expected ? token : null;
}
