import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookies } from 'next/headers';
import { emailKey } from '#lib/identity/email-key.ts';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { hostCookie } from './host-cookie.ts';
import { isOverHttps } from './is-over-https.ts';

/** Over https the prefix keeps other hosts of the domain from setting it (RFC 6265bis, 4.1.3). */
const cookieName = () => hostCookie('known-browser');
/**
 * Accounts that one browser is known for: colleagues share the computer at the desk. The oldest
 * makes way.
 */
const mostAccounts = 8;
const year = 365 * 24 * 60 * 60;

/**
 * The id of this browser when it signed in with this e-mail before, else null. It opens nothing: it
 * only spares the shared limits.
 */
export async function knownBrowser(email: string): Promise<string | null> {
  const { id, seals } = await readCookie();
  return seals.some((seal) => isEqual(seal, sealOf(id, email))) ? id : null;
}

/**
 * Remembers, for a year, that this browser signed in with this e-mail or opened a link mailed to
 * it. Call where cookies may be set.
 */
export async function rememberBrowser(email: string): Promise<void> {
  const kept = await readCookie();
  // An id that was made up is taken as it is: it counts attempts by itself, and a seal is of the id
  // and the e-mail together.
  const id = kept.id || randomBytes(32).toString('base64url');
  const seal = sealOf(id, email);
  const others = kept.seals.filter((other) => !isEqual(other, seal));
  (await cookies()).set(cookieName(), [id, ...[seal, ...others].slice(0, mostAccounts)].join('.'), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: year,
    secure: isOverHttps(),
  });
}

/** The id of this browser, empty without one, and the seals as they were sent. */
async function readCookie(): Promise<{ id: string; seals: string[] }> {
  const [id = '', ...seals] = ((await cookies()).get(cookieName())?.value ?? '').split('.', 1 + mostAccounts);
  // Until 2026-11-29 an id was a UUID; those are used on.
  return /^(?:[\w-]{43}|[0-9a-f-]{36})$/.test(id)
    ? { id, seals: seals.filter((seal) => /^[\w-]{43}$/.test(seal)) }
    : { id: '', seals: [] };
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function sealOf(id: string, email: string): string {
  const key = emailKey(email);
  return createHmac('sha256', purposeKey('known browsers'))
    .update(`${id} ${key.ok ? key.value : ''}`)
    .digest('base64url');
}
