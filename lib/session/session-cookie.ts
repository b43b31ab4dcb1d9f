import { cookies } from 'next/headers';
import { encode, getToken } from 'next-auth/jwt';
import { cache } from 'react';
import { authSecret } from '#lib/env.ts';
import { sessionSeconds } from '#lib/staff/session-id.ts';
import { hostCookie } from './host-cookie.ts';
import { isOverHttps } from './is-over-https.ts';
import { openSessionToken } from './session-key.ts';

/** The name of next-auth's session cookie. */
export function sessionCookie(): string {
  return hostCookie('next-auth.session-token');
}

/**
 * The session id in this browser's cookie, or null when the cookie is missing, expired or not ours.
 * Whether the session stands is not said.
 */
export const sessionIdOfBrowser = cache(async (): Promise<string | null> => {
  const sent = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  // Only the cookie opens a session: an Authorization header, which next-auth would also take, is
  // not passed on.
  const token = await getToken({
    secret: authSecret(),
    decode: openSessionToken,
    cookieName: sessionCookie(),
    req: { cookies: sent, headers: {} } as unknown as Parameters<typeof getToken>[0]['req'],
  });
  return typeof token?.sid === 'string' ? token.sid : null;
});

/**
 * Gives this browser the cookie of a session, as next-auth would. Call where cookies may be set.
 */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const value = await encode({ token: { sid: sessionId }, secret: authSecret(), maxAge: sessionSeconds });
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isOverHttps(),
    maxAge: sessionSeconds,
  } as const;
  (await cookies()).set(sessionCookie(), value, options);
}
