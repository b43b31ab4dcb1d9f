import { randomBytes } from 'node:crypto';

/** Eight hexadecimal digits: no letter that reads like a digit. */
export function newJoinCode(): string {
  return randomBytes(4).toString('hex').toUpperCase();
}

/** A join code as somebody typed it: in any case, with blanks or hyphens, with an O for the zero and an I or L for the one. */
export function readJoinCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
