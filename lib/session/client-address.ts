import { clientNetwork, parseIpAddress } from '#lib/identity/ip-address.ts';

/**
 * What limits count a request by: the client's IPv4 address, or the /64 of its IPv6 address. The
 * server's preload leaves the client's address alone in `x-forwarded-for`, whatever the client sent
 * (`TRUSTED_PROXIES`).
 */
export function clientAddress(headers: Headers): string {
  const address = parseIpAddress(headers.get('x-forwarded-for') ?? '');
  return address === null ? 'unknown' : clientNetwork(address);
}
