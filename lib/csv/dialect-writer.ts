import { decode } from './decode.ts';
import type { DetectedEncoding } from './detect-encoding.ts';
import { createEncoder } from './encode.ts';
import type { FileSource } from './file-source.ts';
import { neutraliseCell, restoreCell } from './formula-cell.ts';

/** How a file is written. `separatorLine`: a first line `sep=;` announces the separator. */
type Dialect = DetectedEncoding & { separator: string; separatorLine: boolean };

/**
 * Writes a file in the dialect of another. `raw`: how many cells of a record are written with their
 * quotes as they are, because those could not be read and shall be corrected.
 */
export type Writer = { start(): Buffer; record(cells: string[], raw?: number): Buffer };

/**
 * Creates a writer with the encoding, byte order mark, `sep=` line, separator and line ends of a
 * file.
 */
export async function dialectWriter(file: FileSource, dialect: Dialect): Promise<Writer> {
  const { encoding, mark, separator, separatorLine } = dialect;
  const encode = createEncoder(encoding);
  const lineEnd = await lineEndOf(file, dialect);
  return {
    start: () => encode(`${mark > 0 ? '\ufeff' : ''}${separatorLine ? `sep=${separator}${lineEnd}` : ''}`),
    record: (cells, raw = 0) => {
      const written = cells.map((cell, index) => (index < raw ? inertRaw(cell) : quote(inert(cell), separator)));
      return encode(written.join(separator) + lineEnd);
    },
  };
}

/** Finds the line end that is most frequent at the beginning of a file. */
async function lineEndOf(file: FileSource, dialect: Dialect): Promise<string> {
  const counts = new Map([['\r\n', 0]]);
  for await (const piece of decode(file, dialect)) {
    for (const [end] of piece.matchAll(/\r\n|\n|\r/g)) counts.set(end, (counts.get(end) ?? 0) + 1);
    break;
  }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** Neutralises a cell: an import reads the same value, and a spreadsheet does not run it. */
function inert(cell: string): string {
  return neutraliseCell(restoreCell(cell));
}

/** Neutralises a cell behind the quotes that it begins with, which stay as they are. */
function inertRaw(cell: string): string {
  const [quotes = ''] = /^"*/.exec(cell) ?? [];
  return quotes + inert(cell.slice(quotes.length));
}

/**
 * Quotes a cell where its text needs it, and one that begins with an apostrophe: some programs
 * quote with those, so two such cells would look like one.
 */
function quote(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]|^[\s']|\s$|^sep=/i.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
