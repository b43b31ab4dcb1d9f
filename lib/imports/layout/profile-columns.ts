import { CsvRefused } from '#lib/csv/csv-problem.ts';
import { readRecords } from '#lib/csv/read-records.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { type ColumnProfile, emptyProfile, profileCell } from './column-profile.ts';
import { cellsOf, withoutGhostCells } from './filled-columns.ts';
import { laterHeader } from './later-header.ts';
import type { DetectedDialect } from './score-dialect.ts';

/** How far a file is read for its profiles: rows, and UTF-16 units of their cells. */
const looked = { rows: 5_000, text: 2_000_000 };
/** Rows at the end without an address that may be sums and remarks of a program. */
const longestEnd = 6;

/**
 * Counts what the cells of each column look like, over the first thousands of rows below the header
 * line, as far as the next header line. A line that is too long ends the look: the plan refuses it.
 * A few rows without an address behind the last one that has one count for nothing: they are sums
 * and remarks.
 * @param positions of the filled columns among all; null where all are filled
 */
export async function profileColumns(
  text: AsyncIterable<string>,
  { separator, header }: Pick<DetectedDialect, 'separator' | 'header'>,
  positions: number[] | null,
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  let rows = 0;
  let length = 0;
  let waiting: string[][] = [];
  let hasAddress = false;
  const count = (cells: string[]) => {
    for (const [index, cell] of cells.entries()) {
      profiles[index] ??= emptyProfile();
      profileCell(profiles[index], cell);
    }
  };
  const countWaiting = () => {
    for (const cells of waiting) count(cells);
    waiting = [];
  };
  try {
    for await (const batch of readRecords(text, separator, importLimits.recordBytes)) {
      for (const { line, cells: all } of batch) {
        if (line <= (header?.line ?? 0)) continue;
        const filled = withoutGhostCells(all);
        const cells = positions ? cellsOf(filled, positions) : filled;
        if (header && laterHeader(cells, header.cells)) {
          if (!hasAddress) countWaiting();
          return profiles;
        }
        rows += 1;
        const looking = cells.slice(0, importLimits.columns);
        for (const cell of looking) length += cell.length;
        waiting.push(looking);
        const addressed = looking.some((cell) => cell.includes('@'));
        if (addressed || waiting.length > longestEnd) countWaiting();
        hasAddress ||= addressed;
      }
      if (rows >= looked.rows || length >= looked.text) break;
    }
  } catch (error) {
    if (!(error instanceof CsvRefused)) throw error;
  }
  if (!hasAddress || rows >= looked.rows || length >= looked.text) countWaiting();
  return profiles;
}
