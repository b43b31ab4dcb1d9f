import { isIP } from 'node:net';
import { erpHosts } from '#lib/env.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { isLoopback, isPrivateAddress } from './private-address.ts';

export type BaseUrlProblem = 'url-unreadable' | 'url-not-https' | 'url-has-extras' | 'url-private' | 'url-not-listed';

/** Maximum length of the address of an API, in UTF-16 units. */
const maxLength = 300;

/** Names that never leave the machine or its network (RFC 6761, RFC 6762, RFC 8375). */
const privateNames = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|localdomain)$/;

/**
 * Reads the address of an ERP's API as staff wrote it: `https`, a public host, perhaps a port and a
 * path, and nothing else. `http` passes only for this machine itself, and only where the server
 * allows private hosts. Where the operator lists hosts (`ERP_HOSTS`), no other passes.
 * @returns the address without a trailing slash
 */
export function readBaseUrl(
  text: string,
  allowPrivate: boolean,
  listed: readonly string[] | null = erpHosts(),
): Result<string, BaseUrlProblem> {
  const written = text.slice(0, maxLength + 1).trim();
  if (written === '' || written.length > maxLength || /[\s\\]/.test(written)) return fail('url-unreadable');
  if (!URL.canParse(written)) return fail('url-unreadable');
  const url = new URL(written);
  const host = hostOf(url);
  if (url.username || url.password || url.search || url.hash || /[?#]/.test(written)) return fail('url-has-extras');
  const onThisMachine = isLoopback(host) || host === 'localhost';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowPrivate && onThisMachine))
    return fail('url-not-https');
  if (!allowPrivate && isPrivateHost(host)) return fail('url-private');
  if (listed && !isListed(host, listed)) return fail('url-not-listed');
  return succeed(`${url.origin}${url.pathname}`.replace(/\/{1,20}$/, ''));
}

/** Returns the host of an address without brackets and without the root's dot. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function isListed(host: string, listed: readonly string[]): boolean {
  return listed.some((entry) => (entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry));
}

/** A name without a dot is one of the own network. */
function isPrivateHost(host: string): boolean {
  if (isIP(host)) return isPrivateAddress(host);
  return !host.includes('.') || privateNames.test(host);
}
