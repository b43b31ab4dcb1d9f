import { cookies } from 'next/headers';
import { hostCookie } from './host-cookie.ts';
import { isOverHttps } from './is-over-https.ts';

const name = () => hostCookie('typed-email');
const twoMinutes = 120;

/**
 * Keeps what was typed over the redirect to the sign-in page, so that a wrong password does not
 * cost the e-mail too.
 */
export async function keepTypedEmail(email: string): Promise<void> {
  const value = email.slice(0, 254).toWellFormed();
  (await cookies()).set(name(), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: twoMinutes,
    secure: isOverHttps(),
  });
}

export async function typedEmail(): Promise<string> {
  return (await cookies()).get(name())?.value ?? '';
}
