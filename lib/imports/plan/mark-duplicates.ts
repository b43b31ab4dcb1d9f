import type { Queryable } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';

const usable = "verdict in ('create', 'update', 'unchanged', 'in-bin')";

/** The same e-mail twice in the file: the first usable row counts, the others name its line. */
export async function markDuplicates(tx: Queryable, of: ImportKey): Promise<void> {
  const { rows } = await tx.query<{ emailKey: string; firstLine: number }>(
    `select email_key as "emailKey", min(line) as "firstLine" from import_row
    where structure_id = $1 and import_id = $2 and ${usable} group by email_key having count(*) > 1`,
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
      and r.${usable}`,
    [...keyOf(of), rows.map(({ emailKey }) => emailKey), rows.map(({ firstLine }) => firstLine)],
  );
}
