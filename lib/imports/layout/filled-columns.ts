import { importLimits } from '#lib/imports/file/limits.ts';

/** Columns of a worksheet (Excel 2007 and later), which programs write to the last one. */
const sheetColumns = 16_384;

/**
 * Drops the empty cells at the end of a record that has more of them than a file may have columns.
 * A record with more filled ones is cut: enough of them stay to refuse the file.
 */
export function withoutGhostCells(cells: string[]): string[] {
  if (cells.length <= importLimits.columns) return cells;
  return cells.slice(0, Math.min(cells.findLastIndex((cell) => cell.trim() !== '') + 1, sheetColumns + 1));
}

/**
 * Finds the columns that the header line names, when they reach farther than a file may have
 * columns, and those that rows fill without a name as far as the limit allows. Null where they do
 * not, so that all columns up to the last are read. Without a header line the rows alone count.
 */
export function filledColumns(header: string[] | null, rows: string[][]): number[] | null {
  const widest = Math.max(0, ...(header ? [header] : rows).map(({ length }) => length));
  if (widest <= importLimits.columns) return null;
  const named = filledOf(header ? [header] : rows);
  const all = header ? filledOf([header, ...rows]) : named;
  return [...(all.size <= importLimits.columns ? all : named)].sort((a, b) => a - b);
}

function filledOf(records: string[][]): Set<number> {
  const filled = new Set<number>();
  for (const cells of records) {
    for (let index = 0; index < Math.min(cells.length, sheetColumns); index += 1)
      if (cells[index]?.trim()) filled.add(index);
  }
  return filled;
}

/**
 * Returns the cells of some columns of a record, and behind them the other filled ones, which no
 * column is for.
 */
export function cellsOf(cells: string[], columns: readonly number[]): string[] {
  const chosen = new Set(columns);
  const others = cells.filter((cell, index) => cell.trim() !== '' && !chosen.has(index));
  return [...columns.map((index) => cells[index] ?? ''), ...others];
}
