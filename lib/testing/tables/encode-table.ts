import { byteTable } from '#lib/csv/byte-table.ts';
import { createEncoder } from '#lib/csv/encode.ts';
import type { SingleByteEncoding } from '#lib/csv/text-encoding.ts';

/** How programs encode a table; `-twice`: UTF-8 that was taken for this encoding. */
export const tableEncodings = [
  ...(['utf-8', 'utf-8-mark', 'utf-16', 'utf-16-bare', 'utf-16be-bare'] as const),
  ...(['windows-1252', 'macintosh', 'cp850', 'iso-8859-15'] as const),
  ...(['windows-1252-twice', 'macintosh-twice', 'cp850-twice'] as const),
] as const;
type TableEncoding = (typeof tableEncodings)[number];

/** Encodes a table; as UTF-8 where the encoding lacks one of its characters. */
export function encodeTable(text: string, encoding: TableEncoding): Buffer {
  const utf8 = Buffer.from(text);
  if (encoding === 'utf-8') return utf8;
  if (encoding === 'utf-8-mark') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'utf-16') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'utf-16-bare') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be-bare') return Buffer.from(text, 'utf16le').swap16();
  const name = encoding.replace('-twice', '') as SingleByteEncoding;
  const table = byteTable(name);
  if (encoding !== name) return Buffer.from(Array.from(utf8, (byte) => table[byte]).join(''));
  return [...text].every((character) => table.includes(character)) ? createEncoder(name)(text) : utf8;
}
