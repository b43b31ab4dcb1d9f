import fc from 'fast-check';
import { encode as encodeAs } from 'iconv-lite';
import { expect, test } from 'vitest';
import { testFile } from '#lib/testing/file.ts';
import { decode } from './decode.ts';
import { createEncoder } from './encode.ts';
import { type TextEncoding, textEncodings } from './text-encoding.ts';

/** Decodes bytes as a file of them. */
async function decodeAs(encoding: TextEncoding, bytes: Uint8Array): Promise<string> {
  let text = '';
  for await (const piece of decode(testFile(Buffer.from(bytes), 7), { encoding, mark: 0 })) text += piece;
  return text;
}

test.each(textEncodings.filter((encoding) => !encoding.startsWith('utf')))(
  'encodes exactly what was decoded from %s',
  async (encoding) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        expect(createEncoder(encoding)(await decodeAs(encoding, bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  },
);

test.each(textEncodings.filter((encoding) => encoding.startsWith('utf')))(
  'encodes any text in %s so that it is decoded again',
  async (encoding) => {
    const text = fc.string({ unit: 'grapheme' }).filter((drawn) => !/[\x80-\x9f\ufeff]/.test(drawn));
    await fc.assert(
      fc.asyncProperty(text, async (drawn) => {
        expect(await decodeAs(encoding, createEncoder(encoding)(drawn))).toBe(drawn);
      }),
    );
  },
);

test('decodes code page 850 as iconv-lite encodes it', async () => {
  const letters = 'Éléonore Noël, François Lefèvre, Müller, Øystein, Señor, ½ £ « » ° §';
  expect(await decodeAs('cp850', encodeAs(letters, 'cp850'))).toBe(letters);
});

test.each([
  ['windows-1252', 'Cœur l’été : 1 000 €, « Łódź » 日', 'Cœur l’été : 1 000 €, « Lódz » ?'],
  ['iso-8859-15', 'Cœur l’été : 1 000 €…', "Cœur l'été : 1 000 €..."],
  ['macintosh', 'Cœur l’été : ½', 'Cœur l’été : 1⁄2'],
] as const)('writes in %s the nearest characters to %j', async (encoding, text, expected) => {
  expect(await decodeAs(encoding, createEncoder(encoding)(text))).toBe(expected);
});
