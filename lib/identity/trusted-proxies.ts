import { BlockList, isIPv4 } from 'node:net';
import { parseIpAddress } from './ip-address.ts';

/**
 * The peers whose forwarding headers are trusted: a number of the nearest hops, or those of some
 * networks.
 */
export type TrustedProxies = { hops: number } | { networks: BlockList };

/** The address that a request came from, and the number of trusted proxies it passed. */
export type ForwardedClient = { address: string; proxies: number };

/** Maximum hops; entries of `X-Forwarded-For` beyond are not read. */
const maxHops = 16;

/**
 * Reads `TRUSTED_PROXIES`: a number of hops, or networks (`10.0.0.0/8`) and addresses, separated by
 * commas or blanks.
 * @returns null when it is neither
 */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  const trimmed = text.trim();
  if (/^\d{1,2}$/.test(trimmed)) return Number(trimmed) <= maxHops ? { hops: Number(trimmed) } : null;
  const networks = new BlockList();
  for (const entry of trimmed.split(/[\s,]+/)) if (!addNetwork(networks, entry)) return null;
  return { networks };
}

/**
 * Finds the client of a request: from the socket's address leftwards through `X-Forwarded-For`,
 * past every trusted proxy. The client itself wrote the entries further left. An entry that is no
 * address ends the search at the proxy that wrote it.
 * @param peer the socket's address, as `parseIpAddress` returns it
 */
export function forwardedClient(
  trusted: TrustedProxies,
  peer: string,
  forwardedFor: string | undefined,
): ForwardedClient {
  const entries = (forwardedFor ?? '').split(',').slice(-maxHops).reverse();
  let client: ForwardedClient = { address: peer, proxies: 0 };
  while (isTrusted(trusted, client)) {
    const next = parseIpAddress(entries[client.proxies] ?? '');
    if (next === null) return { ...client, proxies: client.proxies + 1 };
    client = { address: next, proxies: client.proxies + 1 };
  }
  return client;
}

/** Returns whether a connection from this address comes from a trusted proxy. */
export function isTrustedPeer(trusted: TrustedProxies, peer: string): boolean {
  return isTrusted(trusted, { address: peer, proxies: 0 });
}

function isTrusted(trusted: TrustedProxies, { address, proxies }: ForwardedClient): boolean {
  if ('hops' in trusted) return proxies < trusted.hops;
  return proxies < maxHops && trusted.networks.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function addNetwork(networks: BlockList, entry: string): boolean {
  const [text = '', length, ...more] = entry.split('/');
  const address = parseIpAddress(text);
  // Ports and brackets belong to a peer, not to a network.
  if (!address || more.length > 0 || /[[\]%]|\.\d+:/.test(text)) return false;
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  const mapped = family === 'ipv4' && text.includes(':') ? 96 : 0;
  const bits = family === 'ipv4' ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) - mapped : -1;
  if (prefix < 0 || prefix > bits) return false;
  networks.addSubnet(address, prefix, family);
  return true;
}
