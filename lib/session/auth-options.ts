import { headers } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { authSecret } from '#lib/env.ts';
import { browserName } from '#lib/identity/browser-name.ts';
import { log } from '#lib/log/log.ts';
import { endSession } from '#lib/staff/end-session.ts';
import { sessionSeconds } from '#lib/staff/session-id.ts';
import { signIn } from '#lib/staff/sign-in.ts';
import { callbackCookie } from './auth-endpoints.ts';
import { setChallengeCookie } from './challenge-cookie.ts';
import { clientAddress } from './client-address.ts';
import { isOverHttps } from './is-over-https.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { showLanguageOf } from './language-cookie.ts';
import { sameSitePath } from './same-site-path.ts';
import { sessionCookie } from './session-cookie.ts';
import { openSessionToken } from './session-key.ts';
import { waitFor } from './sign-in-error.ts';
import { endSessionOfBrowser } from './sign-out.ts';

/**
 * Signing in by e-mail and password; the session cookie holds the id of a row in the database,
 * nothing else.
 */
export const authOptions: AuthOptions = {
  get secret() {
    return authSecret();
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      // The message of an error becomes `?error=` of the sign-in page; `code` leads to the second
      // step.
      async authorize(credentials) {
        const { email = '', password = '' } = credentials ?? {};
        const sent = await headers();
        const attempt = {
          email,
          password,
          address: clientAddress(sent),
          browser: browserName(sent.get('user-agent') ?? ''),
          knownBrowser: await knownBrowser(email),
        };
        const outcome = await signIn(attempt);
        if (!outcome.ok) throw new Error(outcome.problem.code === 'wait' ? waitFor(outcome.problem.seconds) : 'wrong');
        if ('challengeId' in outcome.value) {
          await setChallengeCookie(outcome.value.challengeId);
          throw new Error('code');
        }
        // Its cookie is about to be replaced: a copy of it must not outlive it.
        await endSessionOfBrowser();
        await rememberBrowser(email);
        await showLanguageOf(outcome.value.staffId);
        return { id: outcome.value.sessionId };
      },
    }),
  ],
  session: { strategy: 'jwt', maxAge: sessionSeconds },
  jwt: { decode: openSessionToken },
  get cookies() {
    const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isOverHttps() } as const;
    return { sessionToken: { name: sessionCookie(), options }, callbackUrl: { name: callbackCookie(), options } };
  },
  pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
  callbacks: {
    jwt: ({ token, user }) => ({ ...(token.iat !== undefined && { iat: token.iat }), sid: user ? user.id : token.sid }),
    session: ({ session }) => ({ expires: session.expires }),
    // A path without a host: people may reach this server by another name than APP_URL's, and must
    // stay on it.
    redirect: ({ url, baseUrl }) => sameSitePath(url, [baseUrl]) ?? '/',
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === 'string') await endSession(token.sid);
    },
  },
  logger: {
    error: (code, metadata) =>
      log.error({ code, reason: metadata instanceof Error ? metadata.message : metadata.error }, 'sign-in failed'),
    warn: (code) => log.warn({ code }, 'sign-in warning'),
    debug: () => undefined,
  },
};
