import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits behind a word that says what it opens: shown once, kept only as a hash. */
export function newSecret(prefix: 'key' | 'person'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** SHA-256, hex: enough for what has 256 random bits. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Six digits, as they are mailed. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Bound to its proof, so that the same six digits look different each time. What protects a code is its five tries and fifteen minutes. */
export function codeHash(proofId: string, code: string): string {
  return createHash('sha256').update(`${proofId}:${code}`).digest('hex');
}
