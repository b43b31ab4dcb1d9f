import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { authSecret } from './auth-secret.ts';
import { overHttps } from './over-https.ts';

/** Seconds from signing in to having to do so again. */
export const sessionLength = 14 * 24 * 60 * 60;

export function sessionCookie(): string {
  return `${overHttps() ? '__Secure-' : ''}next-auth.session-token`;
}

/** Signs this browser in to an account that has just been proved, with the cookie next-auth would have set. Call where cookies may be set. */
export async function openSession(staffId: string): Promise<void> {
  const token = { sub: staffId, signedInAt: Date.now() };
  const value = await encode({ token, secret: authSecret(), maxAge: sessionLength });
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: overHttps(), maxAge: sessionLength } as const;
  (await cookies()).set(sessionCookie(), value, options);
}
