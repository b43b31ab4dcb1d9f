import { cookies } from 'next/headers';
import { getToken } from 'next-auth/jwt';
import { cache } from 'react';
import { sessionStands } from '#lib/staff/session-stands.ts';
import { authSecret } from './auth-secret.ts';

/** What the session cookie says, and no more: who, and since when. Roles are read from the database at every request. */
export type SignedIn = { staffId: string; since: Date };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The account this browser is signed in to, or null when the cookie is missing, expired, not ours, or from before the password was changed. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const sent = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  // Only the cookie opens a session: an Authorization header, which next-auth would also take, is not passed on.
  const token = await getToken({
    secret: authSecret(),
    req: { cookies: sent, headers: {} } as unknown as Parameters<typeof getToken>[0]['req'],
  });
  if (typeof token?.sub !== 'string' || !uuid.test(token.sub) || typeof token.signedInAt !== 'number') return null;
  const since = new Date(token.signedInAt);
  return (await sessionStands(token.sub, since)) ? { staffId: token.sub, since } : null;
});
