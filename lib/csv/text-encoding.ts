/**
 * Encodings that a file can be read in, by their WHATWG names; cp850, of MS-DOS, has none there.
 * `utf-8-twice` is UTF-8 whose bytes a program took for another encoding and encoded again.
 */
export const textEncodings = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'iso-8859-15',
  'macintosh',
  'cp850',
  'utf-8-twice',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** Encodings in which each byte is a character. */
export type SingleByteEncoding = Extract<TextEncoding, 'windows-1252' | 'iso-8859-15' | 'macintosh' | 'cp850'>;

const marks: [bytes: Buffer, encoding: TextEncoding][] = [
  [Buffer.from([0xef, 0xbb, 0xbf]), 'utf-8'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

/** Finds the byte order mark that a file begins with. */
export function byteOrderMark(head: Buffer): { encoding: TextEncoding; length: number } | null {
  const found = marks.find(([bytes]) => head.subarray(0, bytes.length).equals(bytes));
  return found ? { encoding: found[1], length: found[0].length } : null;
}

/** Detects UTF-16 without a mark: European text in it has a NUL in every other byte. */
export function looksLikeUtf16(head: Buffer): TextEncoding | null {
  const pairs = Math.floor(head.length / 2);
  let [even, odd] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

/** Whether a file has more control characters than a text with a stray one. */
export function looksBinary(head: Buffer): boolean {
  let odd = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  return odd > Math.max(8, head.length * 0.02);
}
