/**
 * The address a request came from, for limits only. Next writes the socket's address into `x-forwarded-for` when nobody else did;
 * behind a proxy the last entry is the one that proxy wrote, and the ones before it are whatever the sender claims.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 64) || 'unknown';
}
