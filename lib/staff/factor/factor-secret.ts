import { createHmac, randomInt } from 'node:crypto';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { seal, unseal } from '#lib/secrets/seal.ts';

/** How many recovery codes are made at once. */
const recoveryCodeCount = 10;

/**
 * Without letters and digits that are mistaken for each other: 31 signs, 24 of which are 118 bits.
 * Of so many a keyed hash is enough (ASVS 6.5.2). Codes of ten signs, which were made before
 * 2026-11-28, count no longer.
 */
const alphabet = 'abcdefghijkmnpqrstuvwxyz2345678';
const recoveryCodeLength = 24;

/** Seals the secret of an authenticator app for its account. */
export function sealFactorSecret(secret: string, staffId: string, mainKey?: string): string {
  return seal(secret, ownerOf(staffId), purposeKey('second factor', mainKey));
}

/** Opens the secret of an authenticator app; null when it was sealed for another account or key. */
export function openFactorSecret(sealed: string, staffId: string, mainKey?: string): string | null {
  return unseal(sealed, ownerOf(staffId), purposeKey('second factor', mainKey));
}

/** New recovery codes as they are shown: four groups of six signs. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const signs = Array.from({ length: recoveryCodeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
    return (signs.match(/.{6}/g) ?? []).join('-');
  });
}

/** What the database keeps of a recovery code. Case, spaces and dashes do not count. */
export function recoveryCodeHash(code: string, staffId: string): string {
  return createHmac('sha256', purposeKey('recovery codes'))
    .update(`${staffId} ${plainCode(code)}`)
    .digest('hex');
}

/** Whether a code without spaces and dashes has the length of a recovery code. */
export function isRecoveryCode(code: string): boolean {
  return code.length === recoveryCodeLength;
}

/** Longest code that is looked at, as typed with spaces and dashes. */
export const maxCodeLength = 60;

/** A code as it was meant: without spaces and dashes, in lower case. */
export function plainCode(typed: string): string {
  return typed
    .slice(0, maxCodeLength)
    .replace(/[\s\p{Pd}]/gu, '')
    .toLowerCase();
}

function ownerOf(staffId: string): string {
  return `second factor of ${staffId}`;
}
