import { byteTable } from './byte-table.ts';
import type { SingleByteEncoding } from './text-encoding.ts';

/** How often UTF-8 may have been encoded again: each time one more turn of repair. */
const maxTurns = 3;
/** Lead bytes of the letters and marks that European texts have, up to U+033F. */
const leads = [0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc8, 0xcb, 0xcc];
/** Lead bytes of U+2000-2FFF, quotation marks and dashes among them, and of U+FEFF and U+FFFD. */
const threeByteLeads = [0xe2, 0xef];
/** What the repaired characters may be; the others are no accident of encodings. */
const european =
  /^[\u0080-\u017f\u0192\u0218-\u021b\u02c6\u02dc\u2000-\u2044\u20ac\u2122\ufeff\ufffd]$|^[\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0327\u0328]$/;
/** Encodings that programs take UTF-8 for. */
const misread: readonly SingleByteEncoding[] = ['windows-1252', 'macintosh', 'cp850'];

/** The sequences that are UTF-8 when their characters are bytes again, and those bytes. */
const sequences = misread.map((encoding) => {
  const table = byteTable(encoding);
  // Latin-1 instead of Windows-1252 leaves control characters.
  const bytes = new Map(Array.from(table, (character, byte) => [character, byte]));
  if (encoding === 'windows-1252')
    for (let byte = 0x80; byte < 0xa0; byte += 1) bytes.set(String.fromCharCode(byte), byte);
  const oneOf = (from: number[]) => from.map((byte) => table[byte]).join('');
  const followers = `[${oneOf(Array.from({ length: 64 }, (_, index) => 0x80 + index)).replace(/[\\\]^-]/g, '\\$&')}\\x80-\\x9f]`;
  const pattern = new RegExp(`[${oneOf(threeByteLeads)}]${followers}{2}|[${oneOf(leads)}]${followers}`, 'g');
  return { pattern, bytes };
});
/**
 * What such a sequence begins with, in the bytes of UTF-8 read as Latin-1: a quick test that passes
 * a few others too.
 */
export const mojibakeBeginning = new RegExp(
  `(?:${[
    ...new Set(misread.flatMap((encoding) => [...leads, ...threeByteLeads].map((byte) => byteTable(encoding)[byte]))),
  ]
    .map((character) => Buffer.from(character as string).toString('latin1'))
    .join('|')})[\\x80-\\xff]|\\xc2[\\x80-\\x9f]`,
);
/**
 * Any of them, the longer first: of "‚Ä¶" the end alone, and of "√Ä¬†" the middle, is a letter in
 * another encoding.
 */
const anySequence = new RegExp(
  sequences
    .flatMap(({ pattern }) => pattern.source.split('|'))
    .toSorted((one, other) => Number(other.endsWith('{2}')) - Number(one.endsWith('{2}')))
    .join('|'),
  'g',
);
/** "voilÃ" : the second half of this letter is a wide space, which programs trim. */
const cutLetter = /(?<!\p{Lu})Ã(?=[ ;,\t|\r\n"]|$)/gu;
/** Bytes of Windows-1252 that were taken for Latin-1. NEL, U+0085, is its ellipsis then. */
const controls = /[\x80-\x9f]/g;

/**
 * Repairs UTF-8 that was encoded again, once or several times: "DuprÃ©" becomes "Dupré". Text
 * without such sequences stays as it is, so a file may have both.
 */
export function repairMojibake(text: string): string {
  let repaired = text;
  for (let [turn, before] = [0, '']; turn < maxTurns && before !== repaired; turn += 1) {
    before = repaired;
    repaired = repaired.replace(anySequence, (sequence) => {
      const whole = decodeInAny(sequence);
      return whole ?? (decodeInAny(sequence.slice(0, 2)) ?? sequence.slice(0, 2)) + sequence.slice(2);
    });
  }
  repaired = repaired.replace(cutLetter, 'à');
  return repaired.replace(controls, (control) => byteTable('windows-1252')[control.charCodeAt(0)] as string);
}

/**
 * Whether a text has UTF-8 that was encoded again: `certain` where no program writes such
 * characters otherwise, `possible` for a capital of another language before a mark: "SMÅ”".
 */
export function findMojibake(text: string): 'certain' | 'possible' | null {
  if (/[\x80-\x84\x86-\x9f]/.test(text)) return 'certain';
  let found: 'possible' | null = null;
  for (const { pattern, bytes } of sequences) {
    for (const match of text.matchAll(pattern)) {
      if (decodeAgain(match[0], bytes) === null) continue;
      const [before, after] = [text[match.index - 1] ?? '', text[match.index + match[0].length] ?? ''];
      if (!isCapitalBeforeMark(match[0], before, after)) return 'certain';
      found = 'possible';
    }
  }
  return found;
}

/** "SMÅ”" and "«IRMÃ»" are words; "Å“uvre" and "PaweÅ‚" are none. */
function isCapitalBeforeMark(sequence: string, before: string, after: string): boolean {
  if (/\p{L}/u.test(after) || /\p{Ll}/u.test(before)) return false;
  return /^[ÄÅÆÈËÌ]/.test(sequence) || (/\p{Lu}/u.test(before) && /^[ÃÂ][’”»…–—\u00a0]$/.test(sequence));
}

/** Decodes by the first of the encodings in which the characters are UTF-8; null by none. */
function decodeInAny(sequence: string): string | null {
  for (const { bytes } of sequences) {
    const text = Array.from(sequence).every((character) => bytes.has(character)) ? decodeAgain(sequence, bytes) : null;
    if (text !== null) return text;
  }
  return null;
}

function decodeAgain(sequence: string, bytes: Map<string, number>): string | null {
  const text = Buffer.from(Array.from(sequence, (character) => bytes.get(character) as number)).toString();
  return european.test(text) ? text : null;
}
