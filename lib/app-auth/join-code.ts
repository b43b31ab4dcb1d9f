import { randomBytes } from 'node:crypto';

/** Makes a code of eight hexadecimal digits, in which no letter resembles a digit. */
export function newJoinCode(): string {
  return randomBytes(4).toString('hex').toUpperCase();
}

/** Maximum length of a typed code, in UTF-16 units; the rest is ignored. */
const maxTypedLength = 100;

/**
 * Normalises a typed join code: any case, with blanks or hyphens, with an O for the zero and an I
 * or L for the one.
 */
export function readJoinCode(text: string): string {
  return text
    .slice(0, maxTypedLength)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
