/** Maximum length of a secret, in characters. */
const maxLength = 200;

/**
 * Reads the secret from `Authorization: Bearer` (RFC 6750); null when there is none, or it is too
 * long.
 */
export function bearer(headers: Headers): string | null {
  const header = headers.get('authorization') ?? '';
  const secret = header.length <= 2 * maxLength ? /^Bearer +([\w.~+/=-]+)$/i.exec(header)?.[1] : null;
  return secret && secret.length <= maxLength ? secret : null;
}
