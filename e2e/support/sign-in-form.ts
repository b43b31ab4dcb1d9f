import type { Locale } from '#lib/i18n/locale.ts';

type Attempt = { email: string; password: string; from?: string; cookies?: string; language?: Locale };
export type SignInAnswer = {
  status: number;
  location: string;
  retryAfter: string | null;
  type: string;
  text: string;
  language: Locale;
  /** Whether it opened a session. */
  session: boolean;
  cookies: string;
};
export type SignIn = (attempt: Attempt) => Promise<SignInAnswer>;

/**
 * The sign-in form as a program sends it, each time as a new browser unless `cookies` says
 * otherwise; `from`: as a proxy tells it.
 */
export async function openSignIn(url: string): Promise<SignIn> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const own = cookiesOf(first);
  return async ({ email, password, from, cookies = '', language = 'en' }) => {
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      method: 'POST',
      headers: {
        cookie: [own, cookies].filter(Boolean).join('; '),
        origin: url,
        'accept-language': language,
        ...(from && { 'x-forwarded-for': from }),
      },
      body: new URLSearchParams({ csrfToken, email, password, callbackUrl: '/' }),
      redirect: 'manual',
    });
    const set = cookiesOf(answer);
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      retryAfter: answer.headers.get('retry-after'),
      type: answer.headers.get('content-type') ?? '',
      text: await answer.text(),
      language,
      session: set.includes('session-token='),
      cookies: [own, set].join('; '),
    };
  };
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
