/** No secret of ours is longer. */
const longest = 200;

/** What stands behind `Authorization: Bearer` (RFC 6750); null when nothing that could be a secret of ours does. */
export function bearer(headers: Headers): string | null {
  const secret = /^Bearer +([\w.~+/=-]+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return secret && secret.length <= longest ? secret : null;
}
