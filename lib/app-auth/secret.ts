import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits behind a word that says what it opens: shown once, kept only as a hash. */
export function newSecret(prefix: 'key' | 'person'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** SHA-256, hex: enough for what has 256 random bits. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
