import fc from 'fast-check';
import { encode } from 'iconv-lite';
import type { TextEncoding } from '#lib/csv/text-encoding.ts';

/** How a program writes a table. */
export type Dialect = {
  separator: ';' | ',' | '\t' | '|';
  encoding: TextEncoding;
  mark: boolean;
  lineEnd: '\r\n' | '\n' | '\r';
  quoted: 'always' | 'needed';
  titles: string[];
  announced: boolean;
  header: boolean;
  /** Whether the last line has a line end. */
  ended: boolean;
};

/** For tests: an arbitrary of every dialect. */
export const dialects: fc.Arbitrary<Dialect> = fc.record({
  separator: fc.constantFrom(';', ',', '\t', '|'),
  encoding: fc.constantFrom('utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-15', 'macintosh'),
  mark: fc.boolean(),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  quoted: fc.constantFrom('always', 'needed'),
  titles: fc.array(fc.constantFrom('', 'Adhérents de la saison', 'Client'), { maxLength: 3 }),
  announced: fc.boolean(),
  header: fc.boolean(),
  ended: fc.boolean(),
});

/** A record of a file and the line where it begins. */
export type Written = { line: number; cells: string[] };

/**
 * For tests: writes a table in a dialect. @returns its bytes, the line of each record and the
 * number of lines
 */
export function write(
  dialect: Dialect,
  header: string[],
  records: string[][],
): { content: Buffer; lines: number; written: Written[] } {
  const { separator, lineEnd } = dialect;
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lineOf = (cells: string[]) =>
    cells
      .map((cell) =>
        cells.length > 1 && (dialect.quoted === 'always' || /[;,\t|"\r\n]/.test(cell)) ? quote(cell) : cell,
      )
      .join(separator);
  const before = [
    ...(dialect.announced ? [`sep=${separator}`] : []),
    ...dialect.titles,
    ...(dialect.header ? [lineOf(header)] : []),
  ];
  const written: Written[] = [];
  let lines = before.length;
  for (const cells of records) {
    written.push({ line: lines + 1, cells });
    lines += 1 + (cells.join('').match(/\r\n|\n|\r/g)?.length ?? 0);
  }
  const text = [...before, ...records.map(lineOf)].join(lineEnd) + (dialect.ended ? lineEnd : '');
  return {
    content: bytesOf(text, dialect),
    lines: dialect.ended || records.at(-1)?.join('') !== '' ? lines : lines - 1,
    written,
  };
}

function bytesOf(text: string, { encoding, mark }: Dialect): Buffer {
  if (encoding === 'windows-1252') return encode(text, 'win1252');
  // Apple replaced the currency sign by the euro sign; the table of this library is older.
  if (encoding === 'macintosh') return encode(text.replaceAll('€', '¤'), 'macintosh');
  return encode(mark && encoding.startsWith('utf-') ? `\ufeff${text}` : text, encoding, { addBOM: false });
}
