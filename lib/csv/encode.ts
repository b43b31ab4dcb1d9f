import { byteTable } from './byte-table.ts';
import type { SingleByteEncoding, TextEncoding } from './text-encoding.ts';

/**
 * Creates an encoder. A character that the encoding lacks is replaced by the nearest one it has.
 * What was encoded twice is written as plain UTF-8.
 */
export function createEncoder(encoding: TextEncoding): (text: string) => Buffer {
  if (encoding === 'utf-8' || encoding === 'utf-8-twice') return (text) => Buffer.from(text);
  if (encoding === 'utf-16le') return (text) => Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return (text) => Buffer.from(text, 'utf16le').swap16();
  const bytes = bytesOf(encoding);
  // Cached, because a file repeats the same few characters.
  const nearest = new Map<string, number[]>();
  const nearestTo = (character: string) => {
    const found = nearest.get(character) ?? near(character, bytes);
    nearest.set(character, found);
    return found;
  };
  return (text) => Buffer.from(Array.from(text, (character) => bytes.get(character) ?? nearestTo(character)).flat());
}

/** Maps each character to its byte: the inverse of decoding, control characters included. */
function bytesOf(encoding: SingleByteEncoding): Map<string, number> {
  return new Map(Array.from(byteTable(encoding), (character, byte) => [character, byte]));
}

const likenesses: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '€': 'EUR',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
};

/**
 * Replaces a character by a space, a letter without its accent, a similar mark, or at last a
 * question mark.
 */
function near(character: string, bytes: Map<string, number>): number[] {
  const spaces = /\s/u.test(character) ? ' ' : undefined;
  const like = spaces ?? likenesses[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
  const found = Array.from(like, (one) => bytes.get(one));
  return found.length > 0 && found.every((byte) => byte !== undefined) ? found : [63];
}
