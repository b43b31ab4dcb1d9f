import { domainToASCII } from 'node:url';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type EmailProblem, maxAddressLength, trimEmail } from './trim-email.ts';

/**
 * Control, format, unassigned, private and surrogate code points, every kind of space, other
 * characters without a visible glyph, and the mark of a character that was lost (U+FFFD).
 */
const forbiddenCharacter = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;
/** A local part. Quoted ones ("a b"@example.org) exist in RFC 5321 and in no club. */
const localPart = /^[^@"(),:;<>[\\\]]+$/u;
/**
 * A domain in ASCII characters of host names; others are left to UTS 46. `domainToASCII` stops at
 * `/ ? # \` and decodes `%` as in a web address.
 */
const domainText = /^(?:[a-z0-9.-]|[^\0-\x7f])+$/iu;
const ipv4 = /^\d+(\.\d+){3}$/;

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
