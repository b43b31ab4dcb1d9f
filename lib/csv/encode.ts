import type { TextEncoding } from './text-encoding.ts';

/**
 * Turns text into the bytes of an encoding. What it has no character for is written as near as can
 * be.
 */
export function createEncoder(encoding: TextEncoding): (text: string) => Buffer {
  if (encoding === 'utf-8') return (text) => Buffer.from(text);
  if (encoding === 'utf-16le') return (text) => Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return (text) => Buffer.from(text, 'utf16le').swap16();
  const bytes = bytesOf(encoding);
  // What is near a character is looked for once: a file has the same ones again and again.
  const nearest = new Map<string, number[]>();
  const nearestTo = (character: string) => {
    const found = nearest.get(character) ?? near(character, bytes);
    nearest.set(character, found);
    return found;
  };
  return (text) => Buffer.from(Array.from(text, (character) => bytes.get(character) ?? nearestTo(character)).flat());
}

/**
 * The byte of each character, as the decoder has it: what was decoded is encoded as it was, down to
 * the last control character.
 */
function bytesOf(encoding: TextEncoding): Map<string, number> {
  const characters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return new Map(Array.from(characters, (character, byte) => [character, byte]));
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
 * Another space for a space, a letter without its accent, a mark like it; at last a question mark.
 */
function near(character: string, bytes: Map<string, number>): number[] {
  const spaces = /\s/u.test(character) ? ' ' : undefined;
  const like = spaces ?? likenesses[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
  const found = Array.from(like, (one) => bytes.get(one));
  return found.length > 0 && found.every((byte) => byte !== undefined) ? found : [63];
}
