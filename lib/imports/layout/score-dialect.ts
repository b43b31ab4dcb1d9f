import type { FileRecord } from '#lib/csv/file-record.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { knownHeaders } from './headers.ts';

/**
 * The first records of a file as one separator parts them. `announced`: by a line `sep=;`. `header`
 * is null where there is none. `rows`: the filled records after it.
 */
export type DetectedDialect = {
  separator: string;
  announced: boolean;
  records: FileRecord[];
  header: FileRecord | null;
  rows: FileRecord[];
};

/**
 * A dialect with what it is compared by. `constancy`: share of the records with the same width.
 * `odd`: records with a tab, a bar or a quote inside a cell, as another separator would part them.
 */
export type ScoredDialect = DetectedDialect & { score: number; constancy: number; odd: number; width: number };

/** Finds the header among the records that one separator gives, and scores both. */
export function scoreDialect(
  records: FileRecord[],
  separator: string,
  announced: boolean,
  headerLine: number | null,
): ScoredDialect {
  const width = usualWidth(records);
  const header =
    headerLine === null ? likelyHeader(records, width) : (records.find(({ line }) => line === headerLine) ?? null);
  const rows = records.filter(({ line }) => line > (header?.line ?? 0));
  const expected = header?.cells.length ?? width;
  const constancy =
    width < 2
      ? 0
      : records.filter(({ cells, problem }) => !problem && cells.length === expected).length / records.length;
  return {
    separator,
    announced,
    records,
    header,
    rows,
    score: header ? countKnown(header.cells) : 0,
    constancy,
    odd: records.filter(({ cells }) => cells.some((cell) => /[\t|"]/.test(cell))).length,
    width,
  };
}

/**
 * Finds the first record with two known headers, else with one, which may be part of a title, else
 * the first record of full width that holds no e-mail address.
 */
function likelyHeader(all: FileRecord[], width: number): FileRecord | null {
  const records = all.filter(({ cells }) => !cells.some((cell) => address.test(cell.trim())));
  const known =
    records.find(({ cells }) => countKnown(cells) > 1) ?? records.find(({ cells }) => countKnown(cells) === 1);
  if (known) return known;
  const first = all.find(({ cells }) => cells.length === width);
  return first && !first.cells.some((cell) => /\S@\S/.test(cell)) ? first : null;
}

/** A cell of data: who writes a header with an address puts words beside it. */
const address = /^\S{1,64}@\S{1,250}\.\S{2,}$/;

/** Of a line with thousands of filled cells, which is refused, the first tell enough. */
function countKnown(cells: string[]): number {
  return knownHeaders(cells.filter(Boolean).slice(0, importLimits.columns));
}

/**
 * Counts the cells that most records have; the larger number where two are as frequent. Titles
 * above the table have one cell and are not counted.
 */
export function usualWidth(records: FileRecord[]): number {
  const counts = new Map<number, number>();
  const table = records.findIndex(({ cells }) => cells.length > 1);
  for (const { cells } of records.slice(Math.max(0, table)))
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || other - one)[0]?.[0] ?? 0;
}
