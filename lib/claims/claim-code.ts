import { createHmac, randomInt } from 'node:crypto';
import { authSecret } from '#lib/env.ts';

/**
 * What a code is made of: no vowel, so that no word comes of it, and nothing that reads like
 * something else (0 O, 1 I L). 28 signs.
 */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ';
const length = 8;

/** How long a code can be used. Hours. */
export const claimHours = 48;

/**
 * Returns eight random characters: 28^8 codes, about 378 thousand million. The cost of guessing one
 * is computed in docs/decisions/031-claim-codes.md.
 */
export function newClaimCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** UTF-16 units of a typed code that are read. */
const longestTyped = 100;

/** A code as somebody typed or scanned it: in any case, with blanks or hyphens anywhere. */
export function readClaimCode(text: string): string {
  return text
    .slice(0, longestTyped)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
}

/** As people read it out: "7KXM-4PQZ". */
export function groupedCode(code: string): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/**
 * Keyed with AUTH_SECRET: eight signs alone could be tried one by one by whoever reads the
 * database.
 */
export function claimHash(code: string): string {
  return createHmac('sha256', authSecret()).update(`claim code ${code}`).digest('hex');
}

/** SQL: that the code `c` can still be brought. */
export const isLive = '(c.used_at is null and c.revoked_at is null and c.expires_at > now())';

/**
 * SQL: that the code `c` may still come to count: nobody brought it, or its registration has not
 * shown its mailbox yet.
 */
export const isOpen = `(c.revoked_at is null and (c.used_at is null and c.expires_at > now()
  or exists (select from app_token t where t.id = c.used_by_id and c.id = any (t.claims))))`;
