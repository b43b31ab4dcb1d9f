/** No secret of ours is longer. */
const longest = 200;

/**
 * What stands behind `Authorization: Bearer` (RFC 6750); null when nothing that could be a secret
 * of ours does.
 */
export function bearer(headers: Headers): string | null {
  const header = headers.get('authorization') ?? '';
  const secret = header.length <= 2 * longest ? /^Bearer +([\w.~+/=-]+)$/i.exec(header)?.[1] : null;
  return secret && secret.length <= longest ? secret : null;
}
