import { fail, type Result, succeed } from '#lib/result.ts';
import { decode } from './decode.ts';
import { type FileProblem, FileRefused } from './file-problem.ts';
import { knownHeaders } from './headers.ts';
import { limits } from './limits.ts';
import { type Column, mapColumns } from './mapping.ts';
import { type FileRecord, readRecords } from './read-records.ts';
import { recogniseText } from './recognise-text.ts';
import type { TextEncoding } from './text-encoding.ts';

/** What was understood of a file, said aloud and kept with the import. Lines are 1-based. */
export type Understanding = {
  encoding: TextEncoding;
  /** Length of the byte order mark in bytes. */
  mark: number;
  separator: string;
  /** Whether a first line `sep=;` announced the separator. */
  separatorLine: boolean;
  headerLine: number;
  header: string[];
  columns: Column[];
};

type Reading = { separator: string; records: FileRecord[]; header: FileRecord | undefined; score: number; constancy: number };

const separators = [';', ',', '\t', '|'];
const recordsRead = 50;

/** Reads the beginning of a stored file, and its encoding over the whole of it: separator, header, columns. */
export async function understandFile(path: string): Promise<Result<Understanding, FileProblem>> {
  const text = await recogniseText(path);
  if (!text.ok) return text;
  const announced = await announcedSeparator(decode(path, text.value));
  const candidates = announced ? [announced] : separators;
  const readings: Reading[] = [];
  for (const separator of candidates) readings.push(await readBeginning(decode(path, text.value), separator, announced !== null));
  const best = readings.sort((a, b) => b.score - a.score || b.constancy - a.constancy)[0] as Reading;
  if (!best.records.some(({ cells }) => cells.some(Boolean))) return refuseEmptyBeginning(decode(path, text.value), best.separator);
  if (!best.header) return fail({ code: 'no-known-header' });
  if (best.header.cells.length > limits.columns) return fail({ code: 'too-many-columns', line: best.header.line });
  const columns = mapColumns(best.header.cells);
  if (!columns.ok) return fail({ ...columns.problem, line: best.header.line });
  const { separator, header } = best;
  return succeed({
    ...text.value,
    separator,
    separatorLine: announced !== null,
    headerLine: header.line,
    header: header.cells,
    columns: columns.value,
  });
}

/** The character of a first line `sep=;`, which Excel writes and reads. */
async function announcedSeparator(chunks: AsyncIterable<Buffer | string>): Promise<string | null> {
  for await (const chunk of chunks) {
    const line = /^"?sep=([^\p{L}\p{N}"\s]|\t)"?[ \t]*(?:\r|\n|$)/iu.exec(chunk.toString().slice(0, 20));
    return line?.[1] ?? null;
  }
  return null;
}

/** The first records as one separator cuts them. With the wrong one quotes may not close: then what came before counts. */
async function readBeginning(chunks: AsyncIterable<Buffer | string>, separator: string, announced: boolean): Promise<Reading> {
  const records: FileRecord[] = [];
  try {
    for await (const batch of readRecords(chunks, separator)) {
      records.push(...batch.slice(0, recordsRead * 2 - records.length));
      if (records.length >= recordsRead * 2) break;
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
  }
  const read = announced ? records.slice(1) : records;
  const filled = read.filter(({ cells }) => cells.some(Boolean)).slice(0, recordsRead);
  // Two fields make a header; one alone may be the word of a title.
  const header = filled.find(({ cells }) => knownHeaders(cells) > 1) ?? filled.find(({ cells }) => knownHeaders(cells) === 1);
  const width = header?.cells.length ?? 0;
  const constancy = filled.filter(({ cells }) => cells.length === width).length / Math.max(1, filled.length);
  return { separator, records: read, header, score: header ? knownHeaders(header.cells) : 0, constancy };
}

/** Nothing readable at the beginning: either nothing at all, or a first record that cannot be read, whose own problem then says more. */
async function refuseEmptyBeginning(chunks: AsyncIterable<Buffer | string>, separator: string): Promise<Result<never, FileProblem>> {
  try {
    for await (const batch of readRecords(chunks, separator)) if (batch.some(({ cells }) => cells.some(Boolean))) break;
    return fail({ code: 'empty' });
  } catch (error) {
    if (error instanceof FileRefused) return fail(error.problem);
    throw error;
  }
}
