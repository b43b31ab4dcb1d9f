import { cookies } from 'next/headers';
import { cache } from 'react';
import { challengeSeconds, findChallenge } from '#lib/staff/factor/sign-in-challenge.ts';
import { hostCookie } from './host-cookie.ts';
import { isOverHttps } from './is-over-https.ts';

/** Another cookie than the session's: what it holds is looked up among challenges only. */
const cookieName = () => hostCookie('sign-in-challenge');

/** Gives this browser the challenge of a sign-in. Call where cookies may be set. */
export async function setChallengeCookie(challengeId: string): Promise<void> {
  (await cookies()).set(cookieName(), challengeId, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    maxAge: challengeSeconds,
    secure: isOverHttps(),
  });
}

/** Takes the challenge from this browser. Call where cookies may be set. */
export async function clearChallengeCookie(): Promise<void> {
  (await cookies()).delete({ name: cookieName(), path: '/', secure: isOverHttps() });
}

/** The id of this browser's challenge; empty without one. */
export async function challengeIdOfBrowser(): Promise<string> {
  return (await cookies()).get(cookieName())?.value.slice(0, 100) ?? '';
}

/** The account for which this browser has still to give a code; null for none. */
export const challengeOfBrowser = cache(async () => {
  const id = await challengeIdOfBrowser();
  return id === '' ? null : findChallenge(id);
});
