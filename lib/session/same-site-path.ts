/**
 * Where to go after signing in: a path of this site, or null. Anything that a browser could read as
 * another site (`//host`, `/\host`, another origin, a control character) is none.
 * @param text a path, or an address whose origin is one of `origins`
 */
export function sameSitePath(text: unknown, origins: readonly string[] = []): string | null {
  if (typeof text !== 'string' || text.length > 2_000) return null;
  const path = withoutOrigin(text, origins);
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes('\\')) return null;
  const url = URL.parse(path, 'http://here.invalid');
  // Coming back to these would go round in circles.
  if (url?.origin !== 'http://here.invalid' || /^\/(sign-in|sign-out|api)(\/|$)/.test(url.pathname)) return null;
  // Dots that were taken out may have left what names another host.
  return url.pathname.startsWith('//') ? null : `${url.pathname}${url.search}${url.hash}`;
}

function withoutOrigin(text: string, origins: readonly string[]): string {
  const origin = origins.find((known) => text === known || text.startsWith(`${known}/`));
  return origin === undefined ? text : text.slice(origin.length) || '/';
}
