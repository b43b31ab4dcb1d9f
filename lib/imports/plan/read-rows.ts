import { decode } from '#lib/csv/decode.ts';
import type { FileSource } from '#lib/csv/file-source.ts';
import { type FileRecord, readRecords } from '#lib/csv/read-records.ts';
import { FileRefused } from '#lib/imports/file/file-problem.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { rejoinEntities } from '#lib/imports/layout/rejoin-entities.ts';
import type { OtherLines, Tally } from '#lib/imports/rows/counts.ts';

/**
 * Yields the rows of a stored file that hold a client, in batches. The other lines are counted in
 * `tally`, which is complete at the end.
 * @throws CsvRefused when a record cannot be read, FileRefused when there are none or too many
 */
export async function* readRows(file: FileSource, understood: FileLayout, tally: Tally): AsyncGenerator<FileRecord[]> {
  let rows = 0;
  const width = Math.max(understood.header.length, understood.columns.length);
  for await (const batch of readRecords(decode(file, understood), understood.separator, importLimits.recordBytes)) {
    const found = batch
      .filter((record) => isRow(record, understood, tally))
      .map((record) => ({ ...record, cells: rejoinEntities(record.cells, understood.separator, width) }));
    rows += found.length;
    if (rows > importLimits.rows)
      throw new FileRefused({ code: 'too-many-rows', line: found.at(importLimits.rows - rows)?.line as number });
    // Empty lines take time too.
    if (tally.blank > importLimits.rows) throw new FileRefused({ code: 'too-many-rows' });
    if (found.length > 0) yield found;
  }
  if (rows === 0) throw new FileRefused({ code: 'no-rows' });
}

function isRow({ line, height, cells }: FileRecord, { separatorLine, headerLine }: FileLayout, tally: Tally): boolean {
  tally.lines += height;
  tally.continued += height - 1;
  const kind = kindOf(line, cells, separatorLine, headerLine);
  if (kind) tally[kind] += 1;
  return kind === null;
}

function kindOf(line: number, cells: string[], separatorLine: boolean, headerLine: number): keyof OtherLines | null {
  if (line === 1 && separatorLine) return 'separator';
  if (line === headerLine) return 'header';
  // A quoted cell of nothing but spaces is as blank as an empty one.
  if (!cells.some((cell) => cell !== '' && cell.trim() !== '')) return 'blank';
  return line < headerLine ? 'titles' : null;
}
