import { timingSafeEqual } from 'node:crypto';
import { purposeKey } from '#lib/secrets/purpose-key.ts';

/**
 * What opens `/welcome` on a first run. Derived and not stored, so that a restart prints the same
 * one.
 */
export function welcomeToken(secret: string): string {
  return purposeKey('welcome link', secret).toString('base64url');
}

/**
 * Whether a text from a request is that token, in a time that does not tell how much of it is
 * right.
 */
export function isWelcomeToken(text: unknown, secret: string): boolean {
  const expected = Buffer.from(welcomeToken(secret));
  const given = Buffer.from(typeof text === 'string' ? text : '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
