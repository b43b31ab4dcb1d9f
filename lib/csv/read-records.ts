import { finished } from 'node:stream/promises';
import { CsvError, Parser } from 'csv-parse';
import { type CsvProblemCode, CsvRefused } from './csv-problem.ts';

/**
 * One record with its position. `line` is its 1-based first line in the file, `height` the number
 * of lines it covers.
 */
export type FileRecord = { line: number; height: number; cells: string[] };

const refusals: Record<string, CsvProblemCode> = {
  CSV_QUOTE_NOT_CLOSED: 'quote-not-closed',
  CSV_INVALID_CLOSING_QUOTE: 'quote-misplaced',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'quote-misplaced',
  INVALID_OPENING_QUOTE: 'quote-misplaced',
  CSV_MAX_RECORD_SIZE: 'record-too-big',
};

/**
 * Parses the records of a text, in batches as it arrives: quotes, line breaks inside them, CR, LF
 * and CRLF in any mix. Empty lines are records too. Quotes are parsed strictly: a lenient parser
 * would silently swallow lines into a cell.
 * @param maxRecordBytes the most bytes that one record may have
 * @throws CsvRefused with the line of the record that cannot be read.
 */
export async function* readRecords(
  chunks: AsyncIterable<Buffer | string>,
  separator: string,
  maxRecordBytes: number,
): AsyncGenerator<FileRecord[]> {
  let batch: FileRecord[] = [];
  let line = 1;
  const parser = new Parser({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: true,
    max_record_size: maxRecordBytes,
    on_record: (cells: string[]) => {
      const height = 1 + lineBreaks(cells);
      batch.push({ line, height, cells });
      line += height;
      return null;
    },
  });
  let failure: unknown;
  let unread = 0;
  parser.on('error', (error) => {
    failure = error;
  });
  parser.resume();
  for await (const chunk of chunks) {
    parser.write(chunk);
    failure ??= parser.errored;
    if (failure) throw refused(failure, line);
    unread = batch.length > 0 ? 0 : unread + chunk.length;
    // Separators and the blanks around cells count too, which the parser's own limit ignores.
    if (unread > maxRecordBytes) throw new CsvRefused({ code: 'record-too-big', line });
    if (batch.length === 0) continue;
    yield batch;
    batch = [];
  }
  parser.end();
  await finished(parser).catch((error: unknown) => {
    throw refused(error, line);
  });
  if (batch.length > 0) yield batch;
}

function lineBreaks(cells: string[]): number {
  let count = 0;
  for (const cell of cells)
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return count;
}

function refused(error: unknown, line: number): unknown {
  const code = error instanceof CsvError ? refusals[error.code] : undefined;
  return code ? new CsvRefused({ code, line }) : error;
}
