/**
 * Signs in at a running product as a browser would. Answers the `Cookie` header that keeps one
 * signed in.
 */
export async function signInOverHttp(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const cookie = pairs(first);
  const body = new URLSearchParams({ csrfToken, email, password, callbackUrl: '/' });
  const second = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie, origin: url },
    body,
    redirect: 'manual',
  });
  const session = pairs(second);
  if (!session.includes('session-token'))
    throw new Error(`not signed in: ${second.status} ${second.headers.get('location')}`);
  return `${cookie}; ${session}`;
}

function pairs(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
