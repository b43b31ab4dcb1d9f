import { isOverHttps } from './is-over-https.ts';

/**
 * The name of a cookie that no other host may set, over https: browsers take one with this prefix
 * only with `Secure`, `Path=/` and without a domain (RFC 6265bis, 4.1.3.2).
 */
export function hostCookie(name: string): string {
  return `${isOverHttps() ? '__Host-' : ''}${name}`;
}

/** The language that a field `Cookie` chooses, for answers that are made without Next. */
export function localeInCookies(field: string | undefined): string | undefined {
  return new Map((field ?? '').split(';', 100).map((pair) => readPair(pair))).get(hostCookie('locale'));
}

function readPair(pair: string): [string, string] {
  const [name = '', value = ''] = pair.split('=', 2);
  return [name.trim(), value.trim()];
}
