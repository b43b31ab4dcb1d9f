import { BlockList, isIP } from 'node:net';

/** Names that never leave a machine or its network (RFC 6761, RFC 6762, RFC 8375, ICANN 2024). */
const privateNames = /^(?:.+\.)?(?:localhost|local|internal|home\.arpa|test)$/;

/** This machine, and networks that are not routed (RFC 1918, RFC 4193, link-local). */
const networks = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  networks.addSubnet(network, prefix, 'ipv4');
networks.addAddress('::1', 'ipv6');
networks.addSubnet('fc00::', 7, 'ipv6');
networks.addSubnet('fe80::', 10, 'ipv6');

/** Whether the host of an address is this machine or in a private network, by what is written. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  return family === 0 ? privateNames.test(host) : networks.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
