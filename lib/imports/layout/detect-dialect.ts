import { CsvRefused } from '#lib/csv/csv-problem.ts';
import { type FileRecord, readRecords } from '#lib/csv/read-records.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type LayoutOverrides, separators } from './file-layout.ts';
import { knownHeaders } from './headers.ts';

/**
 * The first records of a file as one separator cuts them. `header` null: there is none. `rows`: the
 * filled records after it.
 */
export type DetectedDialect = {
  separator: string;
  announced: boolean;
  records: FileRecord[];
  header: FileRecord | null;
  rows: FileRecord[];
};

type Text = () => AsyncIterable<Buffer | string>;
type Reading = DetectedDialect & { score: number; constancy: number; width: number };

const recordsRead = 50;
/** Blank lines at the beginning are passed over, but not without end. */
const linesRead = 1_000;

/**
 * The reading of a file's beginning that names the most fields, and of those the one whose records
 * are the most alike.
 */
export async function detectDialect(
  text: Text,
  chosen: LayoutOverrides,
): Promise<Result<DetectedDialect, FileProblem>> {
  const announced = await announcedSeparator(text());
  const only = chosen.separator ?? announced;
  const readings: Reading[] = [];
  for (const separator of only ? [only] : separators) {
    readings.push(
      judge(
        await readBeginning(text(), separator, announced !== null),
        separator,
        announced !== null,
        chosen.headerLine,
      ),
    );
  }
  const best = readings.sort(
    (a, b) => b.score - a.score || b.constancy - a.constancy || b.width - a.width,
  )[0] as Reading;
  if (best.records.length === 0) return refuseEmpty(text(), best.separator);
  // Neither a header that says anything nor a second column: this is prose, and no table that
  // anyone could map.
  if (best.score === 0 && !best.records.some(({ cells }) => cells.length > 1) && chosen.headerLine === null) {
    const nothing = readings.find(({ records }) => records.length === 0);
    return nothing ? refuseEmpty(text(), nothing.separator) : fail({ code: 'no-known-header' });
  }
  return succeed(best);
}

/** The character of a first line `sep=;`, which Excel writes and reads. */
async function announcedSeparator(text: AsyncIterable<Buffer | string>): Promise<string | null> {
  for await (const chunk of text) {
    const line = /^"?sep=([^\p{L}\p{N}"\s]|\t)"?[ \t]*(?:\r|\n|$)/iu.exec(chunk.toString().slice(0, 20));
    return line?.[1] ?? null;
  }
  return null;
}

/**
 * The first filled records as one separator cuts them. With the wrong one quotes may not close:
 * then what came before counts.
 */
async function readBeginning(
  text: AsyncIterable<Buffer | string>,
  separator: string,
  announced: boolean,
): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  try {
    for await (const batch of readRecords(text, separator, importLimits.recordBytes)) {
      for (const record of batch)
        if (record.cells.some(Boolean) && !(announced && record.line === 1)) records.push(cutColumns(record));
      if (records.length >= recordsRead || (batch.at(-1)?.line ?? 0) > linesRead) break;
    }
  } catch (error) {
    if (!(error instanceof CsvRefused)) throw error;
  }
  return records.slice(0, recordsRead);
}

/** One column more than may be is enough to refuse the file by. */
function cutColumns(record: FileRecord): FileRecord {
  return record.cells.length > importLimits.columns
    ? { ...record, cells: record.cells.slice(0, importLimits.columns + 1) }
    : record;
}

function judge(records: FileRecord[], separator: string, announced: boolean, headerLine: number | null): Reading {
  const width = usualWidth(records);
  const header =
    headerLine === null ? likelyHeader(records, width) : (records.find(({ line }) => line === headerLine) ?? null);
  const rows = records.filter(({ line }) => line > (header?.line ?? 0));
  const expected = header?.cells.length ?? width;
  const constancy = width < 2 ? 0 : records.filter(({ cells }) => cells.length === expected).length / records.length;
  return {
    separator,
    announced,
    records,
    header,
    rows,
    score: header ? knownHeaders(header.cells) : 0,
    constancy,
    width,
  };
}

/**
 * Two fields make a header; one alone may be the word of a title. Without any, it is the first full
 * line, unless that speaks of someone.
 */
function likelyHeader(records: FileRecord[], width: number): FileRecord | null {
  const known =
    records.find(({ cells }) => knownHeaders(cells) > 1) ?? records.find(({ cells }) => knownHeaders(cells) === 1);
  if (known) return known;
  const first = records.find(({ cells }) => cells.length === width);
  return first && !first.cells.some((cell) => /\S@\S/.test(cell)) ? first : null;
}

/**
 * How many cells most records have, of two answers the larger. Titles above them have but one, and
 * are not asked.
 */
export function usualWidth(records: FileRecord[]): number {
  const counts = new Map<number, number>();
  const table = records.findIndex(({ cells }) => cells.length > 1);
  for (const { cells } of records.slice(Math.max(0, table)))
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || other - one)[0]?.[0] ?? 0;
}

/**
 * Nothing readable at the beginning: either nothing at all, or a first record that cannot be read,
 * whose own problem then says more.
 */
async function refuseEmpty(
  text: AsyncIterable<Buffer | string>,
  separator: string,
): Promise<Result<never, FileProblem>> {
  try {
    for await (const batch of readRecords(text, separator, importLimits.recordBytes))
      if (batch.some(({ cells }) => cells.some(Boolean))) break;
    return fail({ code: 'empty' });
  } catch (error) {
    if (error instanceof CsvRefused) return fail(error.problem);
    throw error;
  }
}
