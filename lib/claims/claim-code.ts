import { createHmac, randomInt } from 'node:crypto';
import { purposeKey } from '#lib/secrets/purpose-key.ts';

/**
 * Characters of a code: no vowel, so that it spells no word, and no look-alikes (0 O, 1 I L). 28
 * characters.
 */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ';
const length = 8;

/** Hours for which a code can be used. */
export const claimHours = 48;

/**
 * Returns eight random characters: 28^8 codes, about 378 thousand million. The cost of guessing one
 * is computed in docs/decisions/031-claim-codes.md.
 */
export function newClaimCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Maximum length of a typed code, in UTF-16 units; the rest is ignored. */
const maxTypedLength = 100;

/** Normalises a typed or scanned code: any case, with blanks or hyphens anywhere. */
export function readClaimCode(text: string): string {
  return text
    .slice(0, maxTypedLength)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
}

/** Groups a code as people read it out: "7KXM-4PQZ". */
export function groupedCode(code: string): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/**
 * Hashes a code with a key of this server: a reader of the database could otherwise try
 * all codes of eight characters.
 */
export function claimHash(code: string): string {
  return createHmac('sha256', purposeKey('claim codes')).update(code).digest('hex');
}

/** SQL condition: the code `c` can still be used. */
export const isLive = '(c.used_at is null and c.revoked_at is null and c.expires_at > now())';

/**
 * SQL condition: the code `c` may still take effect, because it is unused, or its registration has
 * not proved its mailbox yet.
 */
export const isOpen = `(c.revoked_at is null and (c.used_at is null and c.expires_at > now()
  or exists (select from app_token t where t.id = c.used_by_id and c.id = any (t.claims))))`;
