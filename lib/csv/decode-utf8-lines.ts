import { isUtf8 } from 'node:buffer';
import { byteTable } from './byte-table.ts';
import type { SingleByteEncoding } from './text-encoding.ts';
import { sequenceLength } from './utf8-probe.ts';

const [lineFeed, carriageReturn] = [10, 13];
/** More than a record may have: a longer line is refused, and need not be decoded whole. */
const maxHeldBytes = 1_100_000;
/**
 * First bytes of the letters and marks of French in UTF-8; as letters of their own they end no
 * word.
 */
const frenchLeads = new Set([0xc2, 0xc3, 0xc5, 0xe2]);
/** What a single byte of another encoding may be; anything else is a rest of UTF-8. */
const plausible = /[\p{L}’‘“”«»–—…°€\u00a0]/u;

/**
 * Creates a decoder of UTF-8 that arrives in pieces. A line that is not UTF-8 is decoded in
 * `fallback`, byte by byte: files that two programs wrote have such lines, and such cells.
 */
export function decodeUtf8Lines(fallback: SingleByteEncoding): (piece?: Buffer) => string {
  let held: Buffer = Buffer.alloc(0);
  return (piece) => {
    const bytes = piece ? Buffer.concat([held, piece]) : held;
    const whole = piece && bytes.length < maxHeldBytes ? lastLineEnd(bytes) : bytes.length;
    held = bytes.subarray(whole);
    const lines = bytes.subarray(0, whole);
    return isUtf8(lines) ? lines.toString() : decodeLines(lines, fallback);
  };
}

function lastLineEnd(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(lineFeed);
  return (feed === -1 ? bytes.lastIndexOf(carriageReturn) : feed) + 1;
}

function decodeLines(bytes: Buffer, fallback: SingleByteEncoding): string {
  const end = bytes.includes(lineFeed) ? lineFeed : carriageReturn;
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(end, at);
    const next = found === -1 ? bytes.length : found + 1;
    const line = bytes.subarray(at, next);
    text += isUtf8(line) ? line.toString() : decodeLine(line, fallback);
    at = next;
  }
  return text;
}

function decodeLine(line: Buffer, fallback: SingleByteEncoding): string {
  let text = '';
  for (let at = 0; at < line.length; ) {
    const byte = line[at] as number;
    const length = sequenceLength(byte);
    if (length === 1 || (length > 1 && isUtf8(line.subarray(at, at + length)))) {
      text += line.toString('utf8', at, at + length);
      at += length;
    } else {
      const character = byteTable(fallback)[byte] as string;
      text += isCut(line, at) || !plausible.test(character) ? '\ufffd' : character;
      at += 1;
    }
  }
  return text;
}

/**
 * Whether a byte that is not UTF-8 is a rest of a letter whose other bytes are lost, rather than a
 * letter of another encoding: no letter follows, as where a program cuts its texts.
 */
function isCut(line: Buffer, at: number): boolean {
  const [byte, next] = [line[at] as number, line[at + 1] ?? 0];
  const isLetter = (next >= 65 && next <= 90) || (next >= 97 && next <= 122) || next >= 0xc0;
  if (frenchLeads.has(byte)) return !isLetter;
  return byte === 0x80 && line[at - 1] === 0xe2;
}
