import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { findAliases } from '#lib/addresses/find-aliases.ts';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { findByEmailKeys } from '#lib/clients/find-by-email-keys.ts';
import type { FileSource } from '#lib/csv/file-source.ts';
import type { FileRecord } from '#lib/csv/read-records.ts';
import { copyLine } from '#lib/database/copy-line.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { type Tally, uncounted } from '#lib/imports/rows/counts.ts';
import { isMistyped } from '#lib/imports/rows/mistyped-row.ts';
import { type Decision, decideRow } from './decide-row.ts';
import { type ParsedRow, parseRow } from './parse-row.ts';
import { readRows } from './read-rows.ts';
import { refuseAlias } from './refuse-alias.ts';

/**
 * How a file is read: what was understood of it, and the country (ISO 3166-1 alpha-2) whose phone
 * numbers it holds.
 */
export type RowReading = { understood: FileLayout; country: string };

const columns =
  'structure_id, import_id, line, verdict, problems, cells, email_key, email, last_name, first_name, phone, birth_date, member_number, sort_name, search_text, client_id, client_version, changes';
/** Rows to a look-up: enough to make its cost disappear, few enough to compare in a moment. */
const batchRows = 1_000;
/**
 * UTF-16 units to a look-up: rows may have a megabyte each, and refused ones are kept as they were.
 */
const batchText = 2_000_000;

/**
 * Brings the rows of a stored file into `import_row` with their verdicts, in one COPY: all or
 * nothing, and every row written once.
 * @param onProgress told now and then how many rows have passed; what it throws stops the reading.
 * @returns the lines of the file, and those that are no row by kind.
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

async function stageBatch(of: ImportKey, batch: FileRecord[], { understood, country }: RowReading): Promise<string> {
  const parsed = batch.map(({ line, cells }) => ({ line, cells, row: parseRow(cells, understood, country) }));
  const keys = parsed
    .map(({ row }) => (row.verdict === 'usable' ? row.fields.emailKey : null))
    .filter((key) => key !== null);
  const [known, aliases] = await Promise.all([
    findByEmailKeys(of.structureId, keys),
    findAliases(of.structureId, keys),
  ]);
  let lines = '';
  for (const { line, cells, row: read } of parsed) {
    const key = read.fields.emailKey ?? '';
    const row = known.has(key) ? read : refuseAlias(read, aliases.get(key));
    const decision = decideRow(row, known.get(key));
    lines += stagedLine(of, line, cells.slice(0, understood.columns.length + cellsBeyond), row, decision);
  }
  return lines;
}

/** Cells beyond the header are shown, but not without end. */
const cellsBeyond = 20;

function stagedLine(
  of: ImportKey,
  line: number,
  cells: string[],
  { problems, fields }: ParsedRow,
  decision: Decision,
): string {
  const { verdict, clientId, clientVersion, changes, warnings } = decision;
  const told = warnings.length > 0 ? [...problems, ...warnings] : problems;
  const made =
    verdict === 'create'
      ? {
          ...fields,
          lastName: fields.lastName ?? '',
          firstName: fields.firstName ?? '',
          emailKey: fields.emailKey ?? '',
        }
      : null;
  return copyLine([
    of.structureId,
    of.importId,
    line,
    verdict,
    told.length > 0 ? JSON.stringify(told) : null,
    verdict === 'refused' || isMistyped({ verdict, problems: told }) ? cells : [],
    fields.emailKey,
    fields.email,
    fields.lastName,
    fields.firstName,
    fields.phone,
    fields.birthDate,
    fields.memberNumber,
    made && sortName(made.lastName, made.firstName),
    made && searchText(made),
    clientId,
    clientVersion,
    changes && JSON.stringify(changes),
  ]);
}

/** Batches of so many rows, and of no more text than that with the row that goes beyond. */
async function* inBatches(source: AsyncIterable<FileRecord[]>): AsyncGenerator<FileRecord[]> {
  let batch: FileRecord[] = [];
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
