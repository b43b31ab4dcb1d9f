import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { expect, test } from 'vitest';
import { type TestRows, testRows } from '#lib/testing/read-rows.ts';

test('reads any table in any dialect with the same cells and lines', async () => {
  const cell = fc.constantFrom(
    '',
    'Cœur',
    'a;b,c|d',
    'dit "le grand"',
    'deux\nlignes',
    'd\r\neux',
    "D'Arcy",
    'C:\\',
    '\\"',
    '12"',
    'x\t',
  );
  const rows = fc.array(
    fc.tuple(fc.constantFrom('Dupré', "L'Été", 'O"Neil'), cell, fc.constantFrom('a@x.fr', 'b@x.fr')),
    { minLength: 1, maxLength: 9 },
  );
  const dialect = fc.record({
    separator: fc.constantFrom(';', ',', '\t', '|'),
    lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
    encoding: fc.constantFrom('utf8', 'win1252', 'macintosh', 'cp850', 'utf-16le'),
    always: fc.boolean(),
    ghosts: fc.nat(3),
  });
  await fc.assert(
    fc.asyncProperty(rows, dialect, async (people, { separator, lineEnd, encoding, always, ghosts }) => {
      const clean = people.map((cells) =>
        cells.map((text) => (encoding === 'cp850' ? text.replace('œ', 'oe') : text).trim()),
      );
      const quote = (text: string) => (always || /[";,|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const lines = [['Nom', 'Prénom', 'Email'], ...clean].map(
        (cells) => cells.map(quote).join(separator) + separator.repeat(ghosts),
      );
      let line = 2;
      const expected = clean.map((cells): TestRows[number] => {
        const begun = line;
        line += 1 + (cells.join(' ').match(/\r\n|\n|\r/g)?.length ?? 0);
        return [begun, [...cells, ...Array<string>(ghosts).fill('')]];
      });
      expect(await testRows(encode(lines.join(lineEnd), encoding, { addBOM: false }))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
