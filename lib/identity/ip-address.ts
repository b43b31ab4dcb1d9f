import { isIPv4, isIPv6 } from 'node:net';

/** Maximum length of an address in text, with brackets, zone and port. */
const maxLength = 80;

/**
 * Parses one address as sockets and proxies write it: with or without a port, IPv6 with or without
 * brackets and a zone. IPv6 is returned in full, lower-case groups; an IPv4-mapped one (RFC 4291,
 * 2.5.5.2) as IPv4.
 * @returns null for anything else, such as `unknown` or a host name
 */
export function parseIpAddress(text: string): string | null {
  if (text.length > maxLength) return null;
  const trimmed = text.trim();
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(trimmed)?.[1];
  const bare = bracketed ?? /^([\d.]+):\d{1,5}$/.exec(trimmed)?.[1] ?? trimmed;
  if (isIPv4(bare)) return bracketed === undefined ? bare : null;
  return isIPv6(bare) ? canonicalIpv6(bare) : null;
}

/**
 * Returns the network by which limits count a client: an IPv4 address itself; of an IPv6 address
 * its /64, because one subscriber has all addresses of that (RFC 6177).
 * @param address as `parseIpAddress` returns it
 */
export function clientNetwork(address: string): string {
  return address.includes(':') ? `${address.split(':').slice(0, 4).join(':')}::/64` : address;
}

function canonicalIpv6(text: string): string {
  const groups = ipv6Groups(text.split('%', 1)[0] as string);
  const [high = 0, low = 0] = groups.slice(6);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return groups.map((group) => group.toString(16)).join(':');
}

/** Splits a valid address into its eight groups. */
function ipv6Groups(text: string): number[] {
  const [head = '', tail] = text.split('::');
  const before = groupsOf(head);
  if (tail === undefined) return before;
  const after = groupsOf(tail);
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
