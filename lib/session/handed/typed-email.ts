import { cookies } from 'next/headers';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { seal, unseal } from '#lib/secrets/seal.ts';
import { hostCookie } from '../host-cookie.ts';
import { isOverHttps } from '../is-over-https.ts';

const name = () => hostCookie('typed-email');
const twoMinutes = 120;
/** What the sealed text is bound to. */
const owner = 'typed e-mail';

/**
 * Keeps what was typed over the redirect to the sign-in page, sealed, so that a wrong password does
 * not cost the e-mail too.
 */
export async function keepTypedEmail(email: string): Promise<void> {
  const value = seal(email.slice(0, 254).toWellFormed(), owner, purposeKey('shown secrets'));
  (await cookies()).set(name(), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: twoMinutes,
    secure: isOverHttps(),
  });
}

/** Returns the e-mail that was typed in the last two minutes; empty without one. */
export async function typedEmail(): Promise<string> {
  return unseal((await cookies()).get(name())?.value ?? '', owner, purposeKey('shown secrets')) ?? '';
}
