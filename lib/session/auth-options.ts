import { headers } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { log } from '#lib/log.ts';
import { signIn } from '#lib/staff/sign-in.ts';
import { authSecret } from './auth-secret.ts';
import { clientAddress } from './client-address.ts';
import { knownBrowser, rememberBrowser } from './known-browser.ts';
import { sessionLength } from './open-session.ts';
import { sameSitePath } from './same-site-path.ts';
import { waitFor } from './sign-in-error.ts';

/** Whom `authorize` answers. */
type SignedInUser = { id: string; signedInAt: number };

/** Signing in by e-mail and password; the session cookie holds the account's id and when it was opened, nothing else. */
export const authOptions: AuthOptions = {
  get secret() {
    return authSecret();
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      // The message of an error becomes `?error=` of the sign-in page.
      async authorize(credentials) {
        const { email = '', password = '' } = credentials ?? {};
        const attempt = { email, password, address: clientAddress(await headers()), knownBrowser: await knownBrowser(email) };
        const outcome = await signIn(attempt);
        if (!outcome.ok) throw new Error(outcome.problem.code === 'wait' ? waitFor(outcome.problem.seconds) : 'wrong');
        await rememberBrowser(email);
        return { id: outcome.value.staffId, signedInAt: outcome.value.at.getTime() };
      },
    }),
  ],
  session: { strategy: 'jwt', maxAge: sessionLength },
  pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
  callbacks: {
    jwt({ token, user }) {
      const kept = { ...(token.iat !== undefined && { iat: token.iat }), ...(token.sub !== undefined && { sub: token.sub }) };
      return { ...kept, signedInAt: user ? (user as SignedInUser).signedInAt : token.signedInAt };
    },
    session: ({ session }) => ({ expires: session.expires }),
    // A path without a host: people may reach this server by another name than APP_URL's, and must stay on it.
    redirect: ({ url, baseUrl }) => sameSitePath(url, [baseUrl]) ?? '/',
  },
  logger: {
    error: (code, metadata) => log.error({ code, reason: metadata instanceof Error ? metadata.message : metadata.error }, 'sign-in failed'),
    warn: (code) => log.warn({ code }, 'sign-in warning'),
    debug: () => undefined,
  },
};
