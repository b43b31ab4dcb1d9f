import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { cookies } from 'next/headers';
import { emailKey } from '#lib/identity/email-key.ts';
import { authSecret } from './auth-secret.ts';
import { overHttps } from './over-https.ts';

const name = 'known-browser';
const year = 365 * 24 * 60 * 60;

/** The id of this browser when it signed in with this e-mail before, else null. It opens nothing: it only spares the shared limits. */
export async function knownBrowser(email: string): Promise<string | null> {
  const [id = '', seal = ''] = ((await cookies()).get(name)?.value ?? '').split('.');
  const expected = Buffer.from(sealOf(id, email));
  const given = Buffer.from(seal);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

/** Remembers, for a year, that this browser signed in with this e-mail. Call where cookies may be set. */
export async function rememberBrowser(email: string): Promise<void> {
  const id = (await knownBrowser(email)) ?? randomUUID();
  (await cookies()).set(name, `${id}.${sealOf(id, email)}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: year,
    secure: overHttps(),
  });
}

function sealOf(id: string, email: string): string {
  const key = emailKey(email);
  return createHmac('sha256', authSecret())
    .update(`known-browser ${id} ${key.ok ? key.value : ''}`)
    .digest('base64url');
}
