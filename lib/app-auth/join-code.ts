import { randomBytes } from 'node:crypto';

/** Eight hexadecimal digits: no letter that reads like a digit. */
export function newJoinCode(): string {
  return randomBytes(4).toString('hex').toUpperCase();
}

/** UTF-16 units of a typed code that are read. */
const longestTyped = 100;

/**
 * A join code as somebody typed it: in any case, with blanks or hyphens, with an O for the zero and
 * an I or L for the one.
 */
export function readJoinCode(text: string): string {
  return text
    .slice(0, longestTyped)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
