import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextEncoding } from '#lib/csv/text-encoding.ts';
import { findLines, needles, patched } from './find-lines.ts';

const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const satisfies TextEncoding[];

function encoded(text: string, encoding: TextEncoding): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1');
}

async function* pieces(whole: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

async function erase(whole: Buffer, size: number, encoding: TextEncoding, text: string): Promise<Buffer> {
  const asked = needles(text, encoding);
  const found = await findLines(pieces(whole, size), encoding, (_, line) => asked.some((one) => line.includes(one)));
  const chunks: Buffer[] = [];
  let at = 0;
  for await (const chunk of pieces(whole, size)) {
    chunks.push(patched(chunk, at, found) ?? chunk);
    at += chunk.length;
  }
  return Buffer.concat(chunks);
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ';', '"', 'X'), maxLength: 8 });
const end = fc.constantFrom('\r\n', '\n', '\r');

test('overwrites the lines with a text and leaves every other byte, in any encoding and any pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, fc.boolean(), cell, end), { maxLength: 6 }),
      fc.constantFrom(...encodings),
      fc.integer({ min: 1, max: 7 }),
      async (lines, encoding, size) => {
        const write = (hide: boolean) =>
          lines
            .map(([left, theirs, right, lineEnd]) => {
              const line = `${left}${theirs ? 'Zoé@x' : ''}${right}`;
              if (!theirs || !hide) return line + lineEnd;
              const filler = encoding === 'utf-8' ? 'xx' : 'x';
              return line.replace(/[^";]/g, (letter) => (letter === 'é' ? filler : 'x')) + lineEnd;
            })
            .join('');
        const erased = await erase(encoded(write(false), encoding), size, encoding, 'Zoé@X');
        expect(erased.equals(encoded(write(true), encoding))).toBe(true);
      },
    ),
    { numRuns: Number(process.env.FIND_LINES_RUNS ?? 300) },
  );
});

test('finds a line by its number', async () => {
  const found = await findLines(pieces(Buffer.from('a;b\nc;"d\ne"\nf'), 3), null, (line) => line >= 2 && line < 4);
  expect(found.map(({ start, bytes }) => [start, bytes.toString()])).toEqual([
    [4, 'x;"x\n'],
    [9, 'x"\n'],
  ]);
});
