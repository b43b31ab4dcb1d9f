/**
 * Whether a form was sent by a page of this very site. Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; a request that
 * says neither comes from no browser, and so from no page of somebody else's.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  return origin === null || URL.parse(origin)?.host === headers.get('host');
}
