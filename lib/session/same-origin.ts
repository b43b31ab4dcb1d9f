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

/**
 * Whether another site led the browser to this address, as far as the browser says so
 * (`Sec-Fetch-Site`, W3C Fetch Metadata): then a download is not made, but the page shown from
 * which it can be asked for. Addresses that were typed or kept as a bookmark are `none`.
 */
export function isLinkedFromElsewhere(headers: Headers): boolean {
  return /^(?:cross-site|same-site)$/.test(headers.get('sec-fetch-site') ?? '');
}

/** Leads to a page of this site, without what made the address. */
export function leadTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
