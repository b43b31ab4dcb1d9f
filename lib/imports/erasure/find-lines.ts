import type { TextEncoding } from '#lib/csv/text-encoding.ts';

/** Bytes of a file that are to be replaced by others, as many as there were. */
export type Patch = { start: number; bytes: Buffer };

/** A line as it was, and what it is overwritten with. */
export type FoundLine = Patch & { line: number; text: string };

/** A line of a file: its 1-based number and its text, in lower case. */
type IsTheirs = (line: number, text: string) => boolean;

/** Characters that shape a file and hold no value: line ends, quotes and separators. */
const value = /[^\r\n";,\t|]/g;

const isWide = (encoding: TextEncoding | null) => encoding === 'utf-16le' || encoding === 'utf-16be';

/**
 * Finds lines of a file and what they are overwritten with: each value by as many times "x", so
 * that every other line stays where it is, and the record keeps its cells.
 * @param encoding null where it is not known: every byte is a character then, also those of UTF-8
 */
export async function findLines(
  chunks: AsyncIterable<Buffer>,
  encoding: TextEncoding | null,
  isTheirs: IsTheirs,
): Promise<FoundLine[]> {
  const found: FoundLine[] = [];
  let line = 0;
  for await (const { start, text } of lines(chunks, encoding)) {
    line += 1;
    if (!isTheirs(line, text.toLowerCase())) continue;
    found.push({ line, text, start, bytes: encode(text.replace(value, 'x'), encoding) });
  }
  return found;
}

/** Yields lines with their ends; `start` is in bytes. */
async function* lines(
  chunks: AsyncIterable<Buffer>,
  encoding: TextEncoding | null,
): AsyncGenerator<{ start: number; text: string }> {
  const bytesOf = isWide(encoding) ? 2 : 1;
  let [start, open, odd] = [0, '', Buffer.alloc(0)];
  for await (const piece of chunks) {
    const chunk = odd.length > 0 ? Buffer.concat([odd, piece]) : piece;
    const whole = chunk.length - (chunk.length % bytesOf);
    odd = Buffer.from(chunk.subarray(whole));
    open += decode(chunk.subarray(0, whole), encoding);
    let from = 0;
    // A line break at the very end may be half of CR LF.
    for (const { index, 0: end } of open.matchAll(/\r\n|\n|\r(?!$)/g)) {
      const text = open.slice(from, index + end.length);
      yield { start, text };
      start += text.length * bytesOf;
      from = index + end.length;
    }
    open = open.slice(from);
  }
  if (open !== '') yield { start, text: open };
}

function decode(bytes: Buffer, encoding: TextEncoding | null): string {
  if (encoding === 'utf-16be') return Buffer.from(bytes).swap16().toString('utf16le');
  return bytes.toString(encoding === 'utf-16le' ? 'utf16le' : 'latin1');
}

function encode(text: string, encoding: TextEncoding | null): Buffer {
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(text, encoding === 'utf-16le' ? 'utf16le' : 'latin1');
}

/** How a text is found in the lines of a file of this encoding: in lower case. */
export function needles(text: string, encoding: TextEncoding | null): string[] {
  if (isWide(encoding)) return [text.toLowerCase()];
  return [...new Set([text, Buffer.from(text).toString('latin1')])].map((one) => one.toLowerCase());
}

/** Writes the patches into a chunk that begins at this byte of the file; null without any. */
export function patched(chunk: Buffer, at: number, patches: Patch[]): Buffer | null {
  const theirs = patches.filter(({ start, bytes }) => start < at + chunk.length && start + bytes.length > at);
  if (theirs.length === 0) return null;
  const copy = Buffer.from(chunk);
  for (const { start, bytes } of theirs) {
    const from = Math.max(0, at - start);
    bytes.copy(copy, Math.max(0, start - at), from);
  }
  return copy;
}
