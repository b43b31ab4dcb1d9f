import { createHash, randomBytes } from 'node:crypto';

/**
 * Makes a secret of 256 random bits with a prefix that names its kind: shown once, stored only as a
 * hash.
 */
export function newSecret(prefix: 'key' | 'person'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** Hashes a secret with SHA-256, hex, which suffices for 256 random bits. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
