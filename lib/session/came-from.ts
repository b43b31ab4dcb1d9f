/** UTF-16 units: no page of this site has a longer address. */
const longestReferer = 4_000;

/**
 * The page of this site that a form was sent from, as path and search, so that answering with it
 * leads back there; `/` when it was another site, or not said.
 * @param referer the header as it came
 * @param host the `Host` header
 */
export function cameFrom(referer: string | null, host: string | null): string {
  const url = referer === null || referer.length > longestReferer ? null : URL.parse(referer);
  if (!url || !/^https?:$/.test(url.protocol) || url.host !== host) return '/';
  // Browsers read a path that begins with two slashes as another host.
  return `/${url.pathname.replace(/^[/\\]+/, '')}${url.search}`;
}
