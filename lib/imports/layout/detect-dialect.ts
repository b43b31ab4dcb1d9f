import { CsvRefused } from '#lib/csv/csv-problem.ts';
import type { FileRecord } from '#lib/csv/file-record.ts';
import { readRecords } from '#lib/csv/read-records.ts';
import { replay } from '#lib/csv/replay.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type LayoutOverrides, separators } from './file-layout.ts';
import { withoutGhostCells } from './filled-columns.ts';
import { type DetectedDialect, type ScoredDialect, scoreDialect } from './score-dialect.ts';

type Text = () => AsyncIterable<string>;
const recordsRead = 50;
/** Lines read at most: blank ones at the beginning are skipped. */
const linesRead = 1_000;

/**
 * Finds the separator and the header of a text: the reading of its beginning whose header names the
 * most known fields, of those the one with the most records of the same width, and of those the one
 * that leaves the fewest tabs, bars and quotes inside cells.
 * @param open starts the text again: its beginning is decoded once, and every separator tried on it
 * @returns the reading, and `text`, which starts the decoded text again
 */
export async function detectDialect(
  open: Text,
  chosen: LayoutOverrides,
): Promise<Result<DetectedDialect & { text: Text }, FileProblem>> {
  const text = replay(open());
  const announced = await announcedSeparator(text());
  const only = chosen.separator ?? announced;
  const readings: ScoredDialect[] = [];
  for (const separator of only ? [only] : separators) {
    readings.push(
      scoreDialect(
        await readBeginning(text(), separator, announced !== null),
        separator,
        announced !== null,
        chosen.headerLine,
      ),
    );
  }
  const best = readings.sort(
    (a, b) => b.score - a.score || b.constancy - a.constancy || a.odd - b.odd || b.width - a.width,
  )[0] as ScoredDialect;
  if (best.records.length === 0) return refuseEmpty(open(), best.separator);
  // Neither a known header nor a second column: this is prose, and no table to map.
  if (best.score === 0 && !best.records.some(({ cells }) => cells.length > 1) && chosen.headerLine === null) {
    const nothing = readings.find(({ records }) => records.length === 0);
    return nothing ? refuseEmpty(open(), nothing.separator) : fail({ code: 'no-known-header' });
  }
  return succeed({ ...best, text });
}

/** Finds the separator in a first line such as `sep=;`, which Excel writes and reads. */
async function announcedSeparator(text: AsyncIterable<string>): Promise<string | null> {
  for await (const chunk of text) {
    const line = /^"?sep=([^\p{L}\p{N}"\s]|\t)"?[ \t]*(?:\r|\n|$)/iu.exec(chunk.slice(0, 20));
    return line?.[1] ?? null;
  }
  return null;
}

/** Reads the first filled records with one separator, up to a line that is too long. */
async function readBeginning(
  text: AsyncIterable<string>,
  separator: string,
  announced: boolean,
): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  try {
    for await (const batch of readRecords(text, separator, importLimits.recordBytes)) {
      for (const record of batch)
        if (record.cells.some(Boolean) && !(announced && record.line === 1))
          records.push({ ...record, cells: withoutGhostCells(record.cells) });
      if (records.length >= recordsRead || (batch.at(-1)?.line ?? 0) > linesRead) break;
    }
  } catch (error) {
    if (!(error instanceof CsvRefused)) throw error;
  }
  return records.slice(0, recordsRead);
}

/**
 * Refuses a text without a readable record: as empty, or with the problem of the record that cannot
 * be read.
 */
async function refuseEmpty(text: AsyncIterable<string>, separator: string): Promise<Result<never, FileProblem>> {
  try {
    for await (const batch of readRecords(text, separator, importLimits.recordBytes))
      if (batch.some(({ cells }) => cells.some(Boolean))) break;
    return fail({ code: 'empty' });
  } catch (error) {
    if (error instanceof CsvRefused) return fail(error.problem);
    throw error;
  }
}
