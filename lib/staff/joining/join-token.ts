import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: shown once, kept only as a hash. */
export function newJoinToken(): string {
  return randomBytes(32).toString('base64url');
}

export function joinTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
