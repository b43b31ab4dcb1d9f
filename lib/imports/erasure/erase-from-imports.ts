import type { ImportState } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Queryable, Transaction } from '#lib/database/run-sql.ts';
import { addressFinder, addressPattern } from '#lib/identity/address-pattern.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { shiftCounts } from '#lib/imports/plan/shift-counts.ts';
import type { CountedRow } from '#lib/imports/rows/counted-row.ts';
import { recount } from '#lib/imports/rows/recount.ts';
import { eraseFromFile, type LineRange } from './erase-from-file.ts';

/** By what the rows of a person are found in imports. `emails` are in lower case. */
export type ImportedPerson = {
  clientId: string;
  lastName: string;
  firstName: string;
  birthDate: string | null;
  phones: string[];
  emails: string[];
  emailKeys: string[];
  memberNumber: string | null;
};

type Kept = { bytes: number; state: ImportState; understood: FileLayout | null; reached: number; fileName: string };

/**
 * SQL: whether an `import_row r` is about the person: by its client, address or member number, by
 * an address in a cell of a row that was not understood, or by name with phone or birth date.
 */
const theirRow = `(r.client_id = $3::uuid or r.email_key = any($4::text[])
  or ($5::text is not null and r.member_number = $5)
  or exists (select from (select lower(array_to_string(r.cells, ' '))) row (text),
    unnest($6::text[], $11::text[]) as named (address, pattern)
    where strpos(row.text, address) > 0 and row.text ~ pattern)
  or (lower(r.last_name) = lower($7) and (r.phone = any($8::text[]) or r.second_phone = any($8::text[])
    or (lower(coalesce(r.first_name, '')) = lower($9) and r.birth_date = $10::date))))`;

function valuesOf(of: ImportKey, person: ImportedPerson): unknown[] {
  const { clientId, emailKeys, memberNumber, emails, lastName, phones, firstName, birthDate } = person;
  const fields = [lastName, phones, firstName, birthDate];
  return [...keyOf(of), clientId, emailKeys, memberNumber, emails, ...fields, emails.map(addressPattern)];
}

/** Counts the rows of a person in the imports of a structure that still have their rows. */
export async function countImportedRows(on: Queryable, structureId: string, person: ImportedPerson): Promise<number> {
  const { rows } = await on.query<{ count: number }>(
    `select count(*)::int as count from import_row r
     where r.structure_id = $1 and ($2::uuid is null or r.import_id = $2) and ${theirRow}`,
    [structureId, null, ...valuesOf({ structureId, importId: '' }, person).slice(2)],
  );
  return rows[0]?.count ?? 0;
}

/** Lists the imports of a structure whose file or rows are still kept. */
export async function keptImports(on: Queryable, structureId: string): Promise<string[]> {
  const { rows } = await on.query<{ id: string }>(
    "select id from import where structure_id = $1 and forgotten_at is null and state <> 'receiving' order by id",
    [structureId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Erases a person from one import: their rows lose every value, and their lines in the stored file
 * are overwritten. A row that would still be written is refused or held instead. It waits for a
 * plan that is being made.
 */
export function eraseFromImport(of: ImportKey, person: ImportedPerson): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [of.importId]);
    const { rows } = await tx.query<Kept>(
      `select bytes, state::text as state, understood, reached, file_name as "fileName" from import
       where structure_id = $1 and id = $2 and forgotten_at is null for update`,
      keyOf(of),
    );
    if (!rows[0]) return;
    const ranges = await eraseRows(tx, of, person, rows[0]);
    await eraseFromFile(tx, of, person.emails, { ...rows[0], ranges });
    if (person.emails.some((email) => isInFileName(email, rows[0]?.fileName ?? '')))
      await tx.query("update import set file_name = '[…].csv' where structure_id = $1 and id = $2", keyOf(of));
  });
}

/** An extension, as in `.csv`, is no part of an address. */
function isInFileName(email: string, fileName: string): boolean {
  const name = fileName.toLowerCase();
  return [name, name.replace(/\.[a-z]{2,4}$/, '')].some(addressFinder(email));
}

/** @returns the lines of the file that the rows take: from the first to before the next row */
async function eraseRows(
  tx: Transaction,
  of: ImportKey,
  person: ImportedPerson,
  { state, reached }: Kept,
): Promise<LineRange[]> {
  const { rows } = await tx.query<CountedRow & { line: number; next: number | null }>(
    `select r.line, r.verdict, r.changes, r.problems,
       (select min(n.line) from import_row n where n.structure_id = $1 and n.import_id = $2 and n.line > r.line) as next
     from import_row r where r.structure_id = $1 and r.import_id = $2 and ${theirRow} order by r.line for update`,
    valuesOf(of, person),
  );
  if (rows.length === 0) return [];
  const isWritable = (row: CountedRow & { line: number }) =>
    !['refused', 'example', 'held', 'duplicate'].includes(row.verdict) &&
    (state === 'planned' || (['committing', 'cancelled'].includes(state) && row.line > reached));
  const stopped = state === 'planned' ? 'refused' : 'held';
  const after = rows.map((row) => (isWritable(row) ? ({ verdict: stopped } as const) : row).verdict);
  await tx.query(
    `update import_row r set verdict = d.verdict::row_verdict, problems = '[{"code":"erased"}]', cells = '{}', email_key = null,
       email = null, last_name = null, first_name = null, phone = null, second_phone = null, birth_date = null,
       gender = null, language = null, member_number = null, groups = '{}', note = null, sort_name = null,
       search_text = null, client_id = case when d.verdict = r.verdict::text then client_id end,
       changes = case when changes is not null then coalesce((select jsonb_object_agg(key, '{"before":null,"after":null}'::jsonb)
         from jsonb_object_keys(changes) key), '{}') end
     from unnest($3::int[], $4::text[]) d (line, verdict)
     where r.structure_id = $1 and r.import_id = $2 and r.line = d.line`,
    [...keyOf(of), rows.map(({ line }) => line), after],
  );
  if (state === 'planned')
    await shiftCounts(
      tx,
      of,
      rows.map((row, at) => [row, { verdict: after[at] ?? row.verdict, changes: null, problems: null }]),
    );
  else if (state === 'cancelled') await recount(tx, of);
  return rows.map(({ line, next }) => [line, next ?? Number.POSITIVE_INFINITY]);
}
