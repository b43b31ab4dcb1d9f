import { domainToASCII } from 'node:url';
import { fail, type Result, succeed } from '#lib/result.ts';

/** The reason why a text is no usable e-mail address. */
export type EmailProblem =
  | 'email-required'
  | 'email-no-at'
  | 'email-several-ats'
  | 'email-bad-local-part'
  | 'email-odd-characters'
  | 'email-bad-domain'
  | 'email-too-long';

/**
 * Maximum length of an address that any rule examines, in UTF-16 units and without what copying
 * leaves at its edges.
 */
export const maxAddressLength = 320;

/**
 * Characters that copying and pasting leaves around an address: white space, NUL, and zero-width
 * characters.
 */
const edgeCharacter = /[\s\0\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]/u;
/**
 * Control, format, unassigned, private and surrogate code points, every kind of space, and other
 * characters without a visible glyph.
 */
const forbiddenCharacter = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** A local part. Quoted ones ("a b"@example.org) exist in RFC 5321 and in no club. */
const localPart = /^[^@"(),:;<>[\\\]]+$/u;
/**
 * A domain in ASCII characters of host names; others are left to UTS 46. `domainToASCII` stops at
 * `/ ? # \` and decodes `%` as in a web address.
 */
const domainText = /^(?:[a-z0-9.-]|[^\0-\x7f])+$/iu;
const ipv4 = /^\d+(\.\d+){3}$/;

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
 * Trims what copying and pasting leaves at the edges of an address. Linear, unlike a pattern that
 * ends in `+$`.
 */
export function trimEmail(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && edgeCharacter.test(text.charAt(start))) start += 1;
  while (end > start && edgeCharacter.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

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

/** Applies the whole rule, to any text. */
export function unusualEmailKey(text: string): Result<string, EmailProblem> {
  const trimmed = trimEmail(text);
  if (trimmed === '') return fail('email-required');
  if (trimmed.length > maxAddressLength) return fail('email-too-long');
  const parts = trimmed.split('@');
  if (parts.length < 2) return fail('email-no-at');
  if (parts.length > 2) return fail('email-several-ats');
  const local = normalLocalPart(parts[0] as string);
  if (!local.ok) return local;
  const domain = normalDomain(parts[1] as string);
  if (!domain.ok) return domain;
  const key = `${local.value}@${domain.value}`;
  if (Buffer.byteLength(local.value) > 64 || Buffer.byteLength(key) > 254) return fail('email-too-long');
  return succeed(key);
}

function normalLocalPart(text: string): Result<string, EmailProblem> {
  if (text === '') return fail('email-bad-local-part');
  if (!text.isWellFormed() || forbiddenCharacter.test(text)) return fail('email-odd-characters');
  if ([...text].some(isStandIn)) return fail('email-odd-characters');
  // The text is composed before and after: lower-casing H with a line below makes a pair that
  // composes, its capital has no composed form.
  const composed = text
    .normalize('NFC')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .normalize('NFC');
  // A look-alike (full-width letters, ligatures) would be a second key for what reads as the same
  // address.
  if (composed !== composed.normalize('NFKC')) return fail('email-odd-characters');
  if (!localPart.test(composed) || composed.startsWith('.') || composed.endsWith('.') || composed.includes('..')) {
    return fail('email-bad-local-part');
  }
  return succeed(composed);
}

/**
 * Returns whether Unicode replaces the character by another one even in NFC: the Kelvin sign, which
 * is no K, the Ohm sign.
 */
function isStandIn(character: string): boolean {
  const composed = character.normalize('NFC');
  return composed !== character && [...composed].length === 1;
}

function normalDomain(text: string): Result<string, EmailProblem> {
  if (!text.isWellFormed() || forbiddenCharacter.test(text)) return fail('email-odd-characters');
  if (!domainText.test(text)) return fail('email-bad-domain');
  const ascii = domainToASCII(text).toLowerCase();
  const labels = ascii.split('.');
  if (
    labels.length < 2 ||
    labels.some((label) => !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) ||
    ipv4.test(ascii)
  ) {
    return fail('email-bad-domain');
  }
  return succeed(ascii);
}
