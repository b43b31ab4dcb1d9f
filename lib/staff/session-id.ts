import { createHash, randomBytes } from 'node:crypto';

/** Seconds from signing in to having to do so again. */
export const sessionSeconds = 14 * 24 * 60 * 60;

/** 256 random bits, kept in the session cookie only. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a session id: SHA-256, hex. */
export function sessionIdHash(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}
