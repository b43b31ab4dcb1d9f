import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEncoder } from './encode.ts';
import { textEncodings } from './text-encoding.ts';

test.each(textEncodings)('encodes exactly what was decoded from %s', (encoding) => {
  const single = !encoding.startsWith('utf');
  const decode = (bytes: Uint8Array) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ unit: 'grapheme' }), (bytes, text) => {
      if (single) expect(createEncoder(encoding)(decode(bytes))).toEqual(Buffer.from(bytes));
      else expect(decode(createEncoder(encoding)(text))).toBe(text);
    }),
  );
});

test.each([
  ['windows-1252', 'Cœur l’été : 1 000 €, « Łódź » 日', 'Cœur l’été : 1 000 €, « Lódz » ?'],
  ['iso-8859-15', 'Cœur l’été : 1 000 €…', "Cœur l'été : 1 000 €..."],
  ['macintosh', 'Cœur l’été : ½', 'Cœur l’été : 1⁄2'],
] as const)('writes in %s the nearest characters to %j', (encoding, text, expected) => {
  expect(new TextDecoder(encoding).decode(createEncoder(encoding)(text))).toBe(expected);
});
