import type { PoolClient } from 'pg';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { type ImportOfStaff, keyOf } from './import-of-staff.ts';
import type { Slice } from './slices.ts';

type Merged = { line: number; emailKey: string; lastName: string; firstName: string };

/**
 * A row without a first name keeps the client's own, so its derived columns are those of the two together. They come from
 * `fold`, which SQL does not have. The clients are locked by the caller.
 */
export async function deriveMergedNames(tx: PoolClient, of: ImportOfStaff, { from, to }: Slice): Promise<void> {
  const { rows } = await tx.query<Merged>(
    `select r.line, c.email_key as "emailKey", r.last_name as "lastName", c.first_name as "firstName"
    from import_row r join client c on c.structure_id = $1 and c.id = r.client_id
    where r.structure_id = $1 and r.import_id = $2 and r.line > $3 and r.line <= $4
      and r.verdict = 'update' and r.first_name is null and c.first_name <> ''`,
    [...keyOf(of), from, to],
  );
  if (rows.length === 0) return;
  await tx.query(
    `update import_row r set sort_name = d.sort_name, search_text = d.search_text
    from unnest($3::int[], $4::text[], $5::text[]) as d (line, sort_name, search_text)
    where r.structure_id = $1 and r.import_id = $2 and r.line = d.line`,
    [...keyOf(of), rows.map(({ line }) => line), rows.map((row) => sortName(row.lastName, row.firstName)), rows.map(searchText)],
  );
}
