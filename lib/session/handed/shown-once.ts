import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { seal, unseal } from '#lib/secrets/seal.ts';
import { hostCookie } from '../host-cookie.ts';
import { isOverHttps } from '../is-over-https.ts';
import { sessionIdOfBrowser } from '../session-cookie.ts';

/** A secret that one page shows for some minutes after it was made. */
export type ShownOnce = { name: string; minutes: number };

/** Cookies of one name that a browser keeps: one for each page that shows a secret. */
const maxCookies = 8;

/**
 * Hands a secret to the page at a path in a sealed cookie: it stands in no address, history or log,
 * and the browser does not store it in the clear. It opens on this page alone, and for the session
 * that made it, not for the next person at the desk. Call where cookies may be set.
 */
export async function keepShown({ name, minutes }: ShownOnce, path: string, secret: string): Promise<void> {
  const jar = await cookies();
  const own = cookieName(name, path);
  const others = jar.getAll().filter((cookie) => cookie.name.startsWith(hostCookie(`${name}-`)) && cookie.name !== own);
  for (const other of others.slice(0, -(maxCookies - 1))) jar.set(other.name, '', { ...attributes(), maxAge: 0 });
  const sealed = seal(secret, await ownerOf(name, path), purposeKey('shown secrets'));
  jar.set(own, sealed, { ...attributes(), maxAge: minutes * 60 });
}

/** Deletes the cookie of a secret that is no longer valid, or was kept. */
export async function forgetShown({ name }: ShownOnce, path: string): Promise<void> {
  (await cookies()).set(cookieName(name, path), '', { ...attributes(), maxAge: 0 });
}

/**
 * Reads the secret that this session made for the page at this path; undefined without one, or when
 * its minutes are over.
 */
export async function readShown({ name }: ShownOnce, path: string): Promise<string | undefined> {
  const sealed = (await cookies()).get(cookieName(name, path))?.value ?? '';
  return unseal(sealed, await ownerOf(name, path), purposeKey('shown secrets')) ?? undefined;
}

/** A cookie whose name begins with `__Host-` has no path of its own: its name tells the page. */
function cookieName(name: string, path: string): string {
  return hostCookie(`${name}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`);
}

const attributes = () => ({ httpOnly: true, sameSite: 'strict', path: '/', secure: isOverHttps() }) as const;

async function ownerOf(name: string, path: string): Promise<string> {
  return JSON.stringify([name, path, (await sessionIdOfBrowser()) ?? '']);
}
