import { BlockList, isIP } from 'node:net';

/**
 * IPv4 networks that are not the public internet: "IANA IPv4 Special-Purpose Address Registry"
 * (RFC 6890 and its updates), multicast and the reserved class E.
 */
const privateNetworks: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * Parts of 2000::/3 that are not hosts of their own: protocol assignments with Teredo and ORCHID,
 * documentation, and 6to4, which wraps an IPv4 address.
 */
const unusableNetworks: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const blockedV4 = listOf(privateNetworks, 'ipv4');
const blockedV6 = listOf(unusableNetworks, 'ipv6');
const globalV6 = listOf([['2000::', 3]], 'ipv6');

/**
 * Returns whether an IP address is anything but a host of the public internet. Of IPv6 only the
 * global unicast addresses (2000::/3, RFC 4291) pass, so mapped, translated, unique local and
 * link-local ones are private.
 */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return blockedV4.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return true;
  return !globalV6.check(address, 'ipv6') || blockedV6.check(address, 'ipv6');
}

/** Returns whether an IP address is this machine itself. */
export function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

function listOf(networks: [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}
