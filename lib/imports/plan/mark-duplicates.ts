import type { Queryable } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { usableRow } from '#lib/imports/rows/usable-row.ts';

/** Of the rows with the same e-mail the first usable one counts; the others name its line. */
export async function markDuplicates(tx: Queryable, of: ImportKey): Promise<void> {
  const { rows } = await tx.query<{ emailKey: string; firstLine: number }>(
    `select email_key as "emailKey", min(line) as "firstLine" from import_row r
    where structure_id = $1 and import_id = $2 and ${usableRow} group by email_key having count(*) > 1`,
    keyOf(of),
  );
  if (rows.length === 0) return;
  await tx.query(
    `update import_row r
    set verdict = 'duplicate', client_id = null, client_version = null, changes = null,
      problems = coalesce(r.problems, '[]') || jsonb_build_array(jsonb_build_object('code', 'duplicate', 'field',
        'email', 'line', s.first_line))
    from unnest($3::text[], $4::int[]) as s (email_key, first_line)
    where r.structure_id = $1 and r.import_id = $2 and r.email_key = s.email_key and r.line > s.first_line
      and ${usableRow}`,
    [...keyOf(of), rows.map(({ emailKey }) => emailKey), rows.map(({ firstLine }) => firstLine)],
  );
}
