import { connection } from '#lib/database/connection.ts';
import { changesSql } from './changes-sql.ts';
import { type ImportOfStaff, keyOf } from './import-of-staff.ts';
import { type Slice, slicesOf } from './slices.ts';

/** Decides the verdict of every usable row against the file itself and against the clients there are. Writes to no client. */
export async function decideVerdicts(of: ImportOfStaff): Promise<void> {
  // The planner knows nothing yet of rows that arrived a moment ago, and joins them as if there were one: minutes instead of seconds.
  await connection().pool.query('analyze import_row');
  await markDuplicates(of);
  for await (const slice of slicesOf(of)) await compareWithClients(of, slice);
}

/** The same e-mail twice: the first usable row counts, the others name its line. */
async function markDuplicates(of: ImportOfStaff): Promise<void> {
  await connection().pool.query(
    `with d as materialized (
      select line, first_line from (
        select line, min(line) over (partition by email_key) as first_line
        from import_row where structure_id = $1 and import_id = $2 and verdict = 'create'
      ) rows where first_line < line
    )
    update import_row r
    set verdict = 'duplicate', client_id = null,
      problems = coalesce(r.problems, '[]') || jsonb_build_array(jsonb_build_object('code', 'duplicate', 'field', 'email', 'line', d.first_line))
    from d where r.structure_id = $1 and r.import_id = $2 and r.line = d.line`,
    keyOf(of),
  );
}

async function compareWithClients(of: ImportOfStaff, { from, to }: Slice): Promise<void> {
  await connection().pool.query(
    `update import_row r
    set client_id = c.id,
      verdict = (case when c.deleted_at is not null then 'in-bin' when d.changes = '{}' then 'unchanged' else 'update' end)::row_verdict,
      changes = case when c.deleted_at is null and d.changes <> '{}' then d.changes end
    from import_row s
      join client c on c.structure_id = $1 and c.email_key = s.email_key
      cross join lateral (select ${changesSql('c', 's')} as changes) d
    where s.structure_id = $1 and s.import_id = $2 and s.line > $3 and s.line <= $4 and s.verdict = 'create'
      and r.structure_id = $1 and r.import_id = $2 and r.line > $3 and r.line <= $4 and r.line = s.line`,
    [...keyOf(of), from, to],
  );
}
