import { type Result, succeed } from '#lib/result.ts';
import type { EmailProblem } from './trim-email.ts';
import { unusualEmailKey } from './unusual-email-key.ts';

const isAscii = /^[\x21-\x7e]+$/;
/**
 * An ordinary address, as nearly all are: nothing that Unicode or UTS 46 could read otherwise. A
 * test compares it with the whole rule.
 */
const ordinaryAddress = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9.-]{1,188}\.[a-z]{2,20}$/;
/**
 * Ordinary addresses that the whole rule has to examine all the same: dots and hyphens where they
 * may be wrong, and labels that may be too long.
 */
const needsFullRule = /^\.|\.[.@-]|[@-][.-]|[a-z0-9-]{63}\./;

/**
 * Normalises an e-mail address, for form, import, ERP, app and search alike. Two addresses with the
 * same key are the same mailbox for this product. Idempotent: the key of a key is itself.
 * It trims the edges; the local part is NFC with A-Z in lower case and nothing else folded (RFC
 * 6531 leaves it to the receiving host); the domain goes through UTS 46 (`domainToASCII`). It
 * neither folds dots nor strips `+tag`: those are hints for people, never links. Maximum lengths
 * are those of RFC 5321: 64 bytes before the `@`, 254 in all; beyond `longestAddress` nothing else
 * is examined, because normalising takes time that grows with the square of the length.
 */
export function emailKey(text: string): Result<string, EmailProblem> {
  const lower = text.length <= 254 && isAscii.test(text) ? text.toLowerCase() : '';
  return ordinaryAddress.test(lower) && !needsFullRule.test(lower) ? succeed(lower) : unusualEmailKey(text);
}
