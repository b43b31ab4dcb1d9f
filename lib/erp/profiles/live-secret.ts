import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A valid secret: the plain one where signatures are computed with it, otherwise its SHA-256 (hex).
 */
export type LiveSecret = { id: string } & ({ plain: string } | { hash: string });

/**
 * Finds the valid secret that was sent, in constant time.
 * @returns its id; null when it is none of them
 */
export function carriedSecret(sent: string | null, secrets: LiveSecret[]): string | null {
  const hash = createHash('sha256')
    .update(sent ?? '')
    .digest();
  let found: string | null = null;
  for (const secret of secrets)
    if ('hash' in secret && timingSafeEqual(hash, Buffer.from(secret.hash, 'hex'))) found = secret.id;
  return sent ? found : null;
}

/**
 * Finds the valid secret with which one of these base64 signatures is the HMAC-SHA256 of the
 * content.
 */
export function signingSecret(
  signatures: string[],
  content: (string | Uint8Array)[],
  secrets: LiveSecret[],
  keyOf: (plain: string) => Buffer,
): string | null {
  let found: string | null = null;
  for (const secret of secrets) {
    if (!('plain' in secret)) continue;
    const hmac = createHmac('sha256', keyOf(secret.plain));
    for (const part of content) hmac.update(part);
    const expected = hmac.digest();
    for (const signature of signatures.slice(0, 10)) {
      const sent = Buffer.from(signature, 'base64');
      if (sent.length === expected.length && timingSafeEqual(sent, expected)) found = secret.id;
    }
  }
  return found;
}
