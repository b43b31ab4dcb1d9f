import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { dialectWriter } from '#lib/csv/dialect-writer.ts';
import type { FileSource } from '#lib/csv/file-source.ts';
import type { TextEncoding } from '#lib/csv/text-encoding.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';
import { storedFile } from '#lib/imports/file/stored-file.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { addedHeaders, headerOf, widthWithoutAdded } from '#lib/imports/layout/outcome-columns.ts';
import { readRows } from '#lib/imports/plan/read-rows.ts';
import { type Counts, uncounted } from '#lib/imports/rows/counts.ts';
import type { CommitState } from '#lib/imports/rows/row-kind.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inExportSlot } from '#lib/throttle/export-slots.ts';
import { outcomeRecord } from './outcome-record.ts';
import { type SkippedRow, skippedKinds, skippedRows } from './skipped-rows.ts';

export type OutcomeFile = { fileName: string; encoding: TextEncoding; bytes: AsyncGenerator<Buffer> };
export type OutcomeFileProblem = 'not-allowed' | 'not-found' | 'forgotten' | 'nothing-left';

/**
 * Writes the rows that were not imported as a file in the dialect and columns of the original, with
 * two more columns for the reason and the line. Corrected and imported again, it adds what was
 * missing.
 */
export async function outcomeFile(
  staff: Staff,
  id: string,
  locale: Locale,
): Promise<Result<OutcomeFile, OutcomeFileProblem>> {
  if (!may(staff, 'imports.run')) return fail('not-allowed');
  const found = await findImport(staff, id);
  if (!found) return fail('not-found');
  if (found.forgottenAt) return fail('forgotten');
  const counts = found.counts as Counts | null;
  if (!counts || !skippedKinds.some((kind) => counts[kind] > 0)) return fail('nothing-left');
  const of = { structureId: staff.structure.id, importId: found.id };
  const understood = found.understood as FileLayout;
  const { choice, reopen, reached } = found;
  const ending = locale === 'fr' ? 'a-corriger' : 'to-correct';
  return succeed({
    fileName: `${found.fileName.replace(/\.[^.]{1,5}$/, '')}-${ending}.csv`,
    encoding: understood.encoding === 'utf-8-twice' ? 'utf-8' : understood.encoding,
    bytes: inExportSlot(
      of.structureId,
      write(of, storedFile(of, found.bytes), understood, { choice, reopen, reached }, counts.lines, locale),
    ),
  });
}

async function* write(
  of: ImportKey,
  file: FileSource,
  understood: FileLayout,
  state: CommitState,
  lines: number,
  locale: Locale,
): AsyncGenerator<Buffer> {
  const writer = await dialectWriter(file, understood);
  const { columns, header } = understood;
  const names =
    header.length > 0
      ? columns.map((_, index) => header[index] ?? '')
      : headerOf(fieldsOf(understood), locale, understood.nameOrder);
  const width = widthWithoutAdded(names);
  yield Buffer.concat([writer.start(), writer.record([...names.slice(0, width), ...addedHeaders[locale]])]);
  yield* writeRows(of, file, understood, state, lines, (cells, row) =>
    outcomeRecord(writer, cells, row, width, columns.length, locale),
  );
}

/** Merges file and rows, which are both in the order of the lines. */
async function* writeRows(
  of: ImportKey,
  file: FileSource,
  understood: FileLayout,
  state: CommitState,
  lines: number,
  toRecord: (cells: string[], row: SkippedRow) => Buffer,
): AsyncGenerator<Buffer> {
  const batches = skippedRows(of, state, lines);
  let rows = (await batches.next()).value ?? [];
  let at = 0;
  for await (const batch of readRows(file, understood, uncounted())) {
    const records: Buffer[] = [];
    for (const { line, cells } of batch) {
      const row = rows[at];
      if (row?.line !== line) continue;
      records.push(toRecord(cells, row));
      at += 1;
      if (at < rows.length) continue;
      rows = (await batches.next()).value ?? [];
      at = 0;
    }
    if (records.length > 0) yield Buffer.concat(records);
    if (rows.length === 0) return;
  }
}

function fieldsOf({ columns }: FileLayout) {
  return columns.map(({ field }) => field);
}
