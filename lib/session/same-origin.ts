/**
 * Whether a form post came from our own pages, for route handlers, which no framework protects.
 * Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; a program that sends neither holds
 * no one else's session.
 */
export function sameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = headers.get('origin');
  if (!origin) return true;
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host;
}
