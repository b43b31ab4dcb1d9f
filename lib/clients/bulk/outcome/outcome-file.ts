import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { findOperation } from '#lib/clients/bulk/operation/find-operation.ts';
import { csvDialects, csvLine } from '#lib/csv/client-csv.ts';
import { connection } from '#lib/database/connection.ts';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inExportSlot, isExportFree } from '#lib/throttle/export-slots.ts';
import { type ExportProblem, mayExport } from '#lib/throttle/may-export.ts';

export type OutcomeFileProblem = 'not-allowed' | 'not-found' | 'forgotten' | ExportProblem;

type Row = {
  position: number;
  lastName: string | null;
  firstName: string | null;
  email: string | null;
  outcome: string | null;
  undo: string | null;
};

const rowsPerBatch = 5_000;

/**
 * Streams who was selected and what became of each, as a file in the reader's language. Names are
 * those of today; of a client who has gone only the outcome is left. Counts as an export.
 */
export async function bulkOutcomeFile(
  staff: Staff,
  id: string,
  locale: Locale,
): Promise<Result<{ fileName: string; body: AsyncGenerator<string> }, OutcomeFileProblem>> {
  if (!may(staff, 'clients.bulk') || !may(staff, 'clients.export')) return fail('not-allowed');
  const found = await findOperation(staff, id);
  if (!found) return fail('not-found');
  if (found.forgottenAt) return fail('forgotten');
  requireProof(staff);
  if (!isExportFree(staff.structure.id)) return fail('exports-busy');
  if (!(await mayExport(staff.id, staff.structure.id))) return fail('too-many-exports');
  const { bulk } = dictionaryOf(locale);
  const of = { structureId: staff.structure.id, bulkId: found.id };
  return succeed({
    fileName: `${bulk.file.name}.csv`,
    body: inExportSlot(of.structureId, writeFile(of, locale, bulk)),
  });
}

async function* writeFile(of: BulkKey, locale: Locale, words: Dictionary['bulk']): AsyncGenerator<string> {
  const { separator, mark } = csvDialects[locale];
  const outcomes: Record<string, string> = { ...words.reasons, included: words.file.included, done: words.file.done };
  const undos: Record<string, string> = { ...words.keptReasons, undone: words.file.undone };
  const named = (names: Record<string, string>, code: string | null) => (code === null ? '' : (names[code] ?? code));
  yield mark + csvLine(words.file.columns, separator);
  let after = 0;
  for (;;) {
    const rows = await readBatch(of, after);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    const lines = rows.map(({ lastName, firstName, email, outcome, undo }) =>
      csvLine([lastName ?? '', firstName ?? '', email ?? '', named(outcomes, outcome), named(undos, undo)], separator),
    );
    yield lines.join('');
  }
}

async function readBatch(of: BulkKey, after: number): Promise<Row[]> {
  const { rows } = await connection().pool.query<Row>(
    `select b.position, c.last_name as "lastName", c.first_name as "firstName", c.email, b.outcome, b.undo
     from bulk_client b left join client c on c.structure_id = b.structure_id and c.id = b.client_id
     where b.structure_id = $1 and b.bulk_id = $2 and b.position > $3 order by b.position limit ${rowsPerBatch}`,
    [...keyOf(of), after],
  );
  return rows;
}
