import { decode } from '#lib/csv/decode.ts';
import type { FileRecord } from '#lib/csv/file-record.ts';
import type { FileSource } from '#lib/csv/file-source.ts';
import { readRecords } from '#lib/csv/read-records.ts';
import { FileRefused } from '#lib/imports/file/file-problem.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { cellsOf, withoutGhostCells } from '#lib/imports/layout/filled-columns.ts';
import { alignedCells, isFirstHeader, type LaterTable, laterHeader } from '#lib/imports/layout/later-header.ts';
import type { OtherLines, Tally } from '#lib/imports/rows/counts.ts';

/** A row of a file. `leftOut`: the header of a filled column that the first table lacks. */
export type FileRow = FileRecord & { leftOut?: string };

/**
 * Yields the rows of a stored file that hold a client, in batches. The other lines are counted in
 * `tally`, which is complete at the end. Below another header line the cells of the rows are put
 * into the columns of the first one.
 * @throws CsvRefused when a line is too long, FileRefused when there are no rows or too many
 */
export async function* readRows(file: FileSource, understood: FileLayout, tally: Tally): AsyncGenerator<FileRow[]> {
  let rows = 0;
  const nextRow = rowReader(understood, tally);
  for await (const batch of readRecords(decode(file, understood), understood.separator, importLimits.recordBytes)) {
    const found = batch.map(nextRow).filter((row) => row !== null);
    rows += found.length;
    if (rows > importLimits.rows)
      throw new FileRefused({ code: 'too-many-rows', line: found.at(importLimits.rows - rows)?.line as number });
    if (found.length > 0) yield found;
  }
  if (rows === 0) throw new FileRefused({ code: 'no-rows' });
}

/** Returns each record as a row, or null for what is none, which it counts. */
function rowReader(understood: FileLayout, tally: Tally): (record: FileRecord) => FileRow | null {
  let table: LaterTable | null = null;
  return (read) => {
    const record = { ...read, cells: columnsOf(read.cells, understood) };
    const { height, cells } = record;
    const kind = kindOf(record, understood);
    const later = kind === null ? laterHeader(cells, understood.header) : null;
    if (later) table = later;
    else if (table && kind === null && isFirstHeader(cells, understood.header)) table = null;
    count(tally, later ? 'header' : kind, height);
    if (later || kind !== null) return null;
    return table ? rowOf(record, table) : record;
  };
}

/** Only filled columns count, however far a program writes its separators. */
function columnsOf(cells: string[], { positions }: FileLayout): string[] {
  const filled = withoutGhostCells(cells);
  return positions ? cellsOf(filled, positions) : filled;
}

/** All lines of a blank record are blank. */
function count(tally: Tally, kind: keyof OtherLines | null, height: number): void {
  tally.lines += height;
  if (kind === 'blank') tally.blank += height;
  else {
    tally.continued += height - 1;
    if (kind) tally[kind] += 1;
  }
}

function kindOf({ line, cells }: FileRecord, { separatorLine, headerLine }: FileLayout): keyof OtherLines | null {
  if (line === 1 && separatorLine) return 'separator';
  if (line === headerLine) return 'header';
  // A quoted cell of nothing but spaces is as blank as an empty one.
  if (!cells.some((cell) => cell !== '' && cell.trim() !== '')) return 'blank';
  return line < headerLine ? 'titles' : null;
}

function rowOf(record: FileRecord, table: LaterTable): FileRow {
  const leftOut = table.surplus.find(({ index }) => (record.cells[index] ?? '').trim() !== '');
  const row = { ...record, cells: alignedCells(record.cells, table) };
  return leftOut ? { ...row, leftOut: leftOut.header } : row;
}
