import { isPrivateHost } from './private-host.ts';

/** What `sslmode` of a PostgreSQL address may be, so that the driver speaks TLS or nothing. */
const encryptedModes: ReadonlySet<string | null> = new Set(['require', 'verify-ca', 'verify-full', 'no-verify']);

/**
 * Whether what is sent to a web address cannot be read on the way: over https, or within this
 * machine or a private network.
 */
export function isEncryptedAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || isPrivateHost(url.hostname));
}

/**
 * The same for the address of a database: by TLS, which its `sslmode` asks for, by a socket of this
 * machine, or within a private network.
 */
export function isEncryptedDatabase(address: string): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  // The driver lets a parameter count more than the host before it.
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  return encryptedModes.has(url.searchParams.get('sslmode')) || /^(?:$|\/)/.test(host) || isPrivateHost(host);
}
