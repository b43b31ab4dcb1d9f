import { CsvRefused } from '#lib/csv/csv-problem.ts';
import { readRecords } from '#lib/csv/read-records.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { type ColumnProfile, emptyProfile, profileCell } from './column-profile.ts';
import { rejoinEntities } from './rejoin-entities.ts';

/** How far a file is read for its profiles: rows, and UTF-16 units of their cells. */
const looked = { rows: 5_000, text: 2_000_000 };

/**
 * Counts what the cells of each column look like, over the first thousands of rows after the header
 * line. A record that cannot be read ends the look: the plan refuses it with its line.
 * @param headerLine 1-based; 0 where there is none
 * @param width of the header line, in cells
 */
export async function profileColumns(
  text: AsyncIterable<Buffer | string>,
  separator: string,
  headerLine: number,
  width: number,
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  let rows = 0;
  let length = 0;
  try {
    for await (const batch of readRecords(text, separator, importLimits.recordBytes)) {
      for (const { line, cells } of batch) {
        if (line <= headerLine) continue;
        rows += 1;
        for (const [index, cell] of rejoinEntities(cells, separator, width).slice(0, importLimits.columns).entries()) {
          length += cell.length;
          profiles[index] ??= emptyProfile();
          profileCell(profiles[index], cell);
        }
      }
      if (rows >= looked.rows || length >= looked.text) break;
    }
  } catch (error) {
    if (!(error instanceof CsvRefused)) throw error;
  }
  return profiles;
}
