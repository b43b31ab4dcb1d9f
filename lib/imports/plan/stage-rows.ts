import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { FileSource } from '#lib/csv/file-source.ts';
import { copyLine } from '#lib/database/copy-line.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { type Tally, uncounted } from '#lib/imports/rows/counts.ts';
import { isCorrectable } from '#lib/imports/rows/is-correctable.ts';
import { type DateOrderTally, tallyDate } from '#lib/values/date-order.ts';
import { undress } from '#lib/values/undress.ts';
import { findHolders } from './find-holders.ts';
import { type JudgedRow, judgeRow } from './judge-row.ts';
import { judgedColumns, judgedValues } from './judged-values.ts';
import { parseRecord } from './parse-record.ts';
import { type FileRow, readRows } from './read-rows.ts';
import { rowColumns } from './row-columns.ts';

/**
 * How a file is read: its layout, and the country (ISO 3166-1 alpha-2) of its phone numbers.
 * `dates`: counts in which order the dates of birth are written, over the whole file.
 */
export type RowReading = { understood: FileLayout; country: string; dates: DateOrderTally };

const columns = ['structure_id', 'import_id', 'line', 'cells', ...judgedColumns].join(', ');
/** Rows to a look-up: enough for its cost not to matter, few enough to be compared at once. */
const batchRows = 1_000;
/** UTF-16 units to a look-up: a row may have a megabyte, and a refused one is stored as it is. */
const batchText = 2_000_000;
/** Cells beyond those of the header that are stored, to be shown. */
const maxCellsBeyond = 20;

/**
 * Writes the rows of a stored file into `import_row` with their verdicts, in one COPY: all or
 * nothing, and every row once.
 * @param onProgress called after each batch with the number of rows so far; an error that it throws
 *   stops the reading
 * @returns the lines of the file, and by kind those that hold no row
 * @throws FileRefused or CsvRefused when the file cannot be read to its end.
 */
export async function stageRows(
  connection: Queryable,
  of: ImportKey,
  file: FileSource,
  reading: RowReading,
  onProgress: (rows: number) => Promise<void>,
): Promise<Tally> {
  const tally = uncounted();
  let rows = 0;
  const copy = connection.query(copyFrom(`copy import_row (${columns}) from stdin`));
  await pipeline(async function* () {
    // While the clients of one batch are looked up, the next one is read.
    let ahead: Promise<string> | undefined;
    for await (const batch of inBatches(readRows(file, reading.understood, tally))) {
      const staged = stageBatch(of, batch, reading);
      if (ahead) yield await ahead;
      ahead = staged;
      rows += batch.length;
      await onProgress(rows);
    }
    if (ahead) yield await ahead;
  }, copy);
  return tally;
}

async function stageBatch(
  of: ImportKey,
  batch: FileRow[],
  { understood, country, dates }: RowReading,
): Promise<string> {
  const [birthDate] = rowColumns(understood.columns).get('birthDate') ?? [];
  if (birthDate !== undefined) for (const { cells } of batch) tallyDate(dates, undress(cells[birthDate] ?? ''));
  const rows = batch.map((row) => parseRecord(row, understood, country));
  const holderOf = await findHolders(of.structureId, rows);
  const longest = understood.columns.length + maxCellsBeyond;
  let lines = '';
  for (const [index, row] of rows.entries()) {
    const { line, cells } = batch[index] as FileRow;
    lines += stagedLine(of, line, cells.slice(0, longest), judgeRow(row, holderOf(row)));
  }
  return lines;
}

/** Cells are stored only of refused rows and of those that staff can correct. */
function stagedLine(of: ImportKey, line: number, cells: string[], row: JudgedRow): string {
  const stored = row.verdict === 'refused' || isCorrectable({ kind: row.verdict, problems: row.problems }) ? cells : [];
  return copyLine([of.structureId, of.importId, line, stored, ...judgedValues(row)]);
}

/** Batches of at most `batchRows` rows; the row that reaches `batchText` ends a batch. */
async function* inBatches(source: AsyncIterable<FileRow[]>): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let text = 0;
  for await (const records of source) {
    for (const record of records) {
      batch.push(record);
      // Empty cells take memory too.
      for (const cell of record.cells) text += cell.length + 1;
      if (batch.length < batchRows && text < batchText) continue;
      yield batch;
      [batch, text] = [[], 0];
    }
  }
  if (batch.length > 0) yield batch;
}
