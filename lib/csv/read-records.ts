import { CsvRefused } from './csv-problem.ts';
import type { FileRecord } from './file-record.ts';
import { RecordReader } from './record-reader.ts';

/**
 * Parses the records of a text, in batches as it arrives: quotes, line breaks inside them, CR, LF
 * and CRLF in any mix. A line whose quotes cannot be read is a record with a problem, and the next
 * line is read on its own: a stray quote never swallows the lines below it.
 * @param maxRecordLength the most UTF-16 units that one record may have
 * @throws CsvRefused where one line, or a quoted text of several, is longer.
 */
export async function* readRecords(
  chunks: AsyncIterable<string>,
  separator: string,
  maxRecordLength: number,
): AsyncGenerator<FileRecord[]> {
  const reader = new RecordReader(separator, maxRecordLength);
  for await (const chunk of chunks) {
    const batch = reader.add(chunk);
    if (batch.length > 0) yield batch;
    if (reader.tooLong) throw new CsvRefused({ code: 'record-too-big', line: reader.line });
  }
  const batch = reader.end();
  if (batch.length > 0) yield batch;
  if (reader.tooLong) throw new CsvRefused({ code: 'record-too-big', line: reader.line });
}
