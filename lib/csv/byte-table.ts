import type { SingleByteEncoding } from './text-encoding.ts';

/**
 * The characters of the bytes 80 to FF in code page 850, 16 a line.
 * @see https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT
 */
const cp850 =
  'ÇüéâäàåçêëèïîìÄÅ' +
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»' +
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´' +
  '\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

const tables = new Map<SingleByteEncoding, string>();

/** Returns the 256 characters of an encoding, by their bytes. */
export function byteTable(encoding: SingleByteEncoding): string {
  const known = tables.get(encoding);
  if (known) return known;
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const table =
    encoding === 'cp850'
      ? Buffer.from(bytes).toString('latin1', 0, 128) + cp850
      : new TextDecoder(encoding).decode(bytes);
  tables.set(encoding, table);
  return table;
}

/** Decodes bytes that were read as Latin-1, in which each byte is the character of its number. */
export function decodeLatin1As(encoding: SingleByteEncoding, bytes: string): string {
  const table = byteTable(encoding);
  return bytes.replace(/[\x80-\xff]/g, (byte) => table[byte.charCodeAt(0)] as string);
}
