import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileRefused } from '#lib/imports/file/file-problem.ts';
import { detectLayout } from '#lib/imports/layout/detect-layout.ts';
import { readRows } from '#lib/imports/plan/read-rows.ts';
import { testFile } from '#lib/testing/file.ts';
import { uncounted } from './counts.ts';

const lineEnds = ['\r\n', '\n', '\r'];
const cell = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 8 }),
  fc.constantFrom('Cœur', '=1+1', ' ', 'a\nb', 'a\r\nb', 'a\rb', '"', ';', ',', '\t'),
);
const file = fc.record({
  separator: fc.constantFrom(';', ',', '\t', '|'),
  encoding: fc.constantFrom('utf-8', 'utf-16le'),
  lineEnd: fc.constantFrom(...lineEnds),
  announced: fc.boolean(),
  titles: fc.array(fc.constantFrom('', 'Export', 'Export du club'), { maxLength: 3 }),
  records: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 30 }),
  ended: fc.boolean(),
});

test('adds blank, header, title and row lines and those inside cells up to all lines, in every dialect', async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ separator, encoding, lineEnd, announced, titles, records, ended }) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const lines = [
        ...(announced ? [`sep=${separator}`] : []),
        ...titles,
        ['nom', 'prenom', 'email'].join(separator),
        ...records.map((cells) => cells.map(quoted).join(separator)),
      ];
      const text = `\ufeff${lines.join(lineEnd)}${ended ? lineEnd : ''}`;
      const stored = testFile(Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le'));
      const understood = await detectLayout(stored);
      if (!understood.ok) throw new Error(understood.problem.code);
      const tally = uncounted();
      const rows: number[] = [];
      try {
        for await (const batch of readRows(stored, understood.value.layout, tally))
          rows.push(...batch.map(({ line }) => line));
      } catch (error) {
        if (!(error instanceof FileRefused) || error.problem.code !== 'no-rows') throw error;
      }
      const inFile = text.replace(/(\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/).length;
      const { lines: counted, ...others } = tally;
      expect(counted).toBe(inFile);
      expect(Object.values(others).reduce((sum, count) => sum + count, rows.length)).toBe(counted);
      expect(new Set(rows).size).toBe(rows.length);
    }),
    { numRuns: 300 },
  );
});
