import type { PoolClient } from 'pg';
import { type ImportKey, keyOf } from './import-key.ts';

/** The same e-mail twice in the file: the first usable row counts, the others name its line. */
export async function markDuplicates(tx: PoolClient, of: ImportKey): Promise<void> {
  // The planner knows nothing yet of rows that arrived a moment ago, and joins them as if there were one: minutes instead of seconds.
  await tx.query('analyze import_row');
  await tx.query(
    `with several as materialized (
      select email_key, min(line) as first_line from import_row
      where structure_id = $1 and import_id = $2 and verdict in ('create', 'update', 'unchanged', 'in-bin')
      group by email_key having count(*) > 1
    ),
    later as materialized (
      select r.line, s.first_line from import_row r join several s on s.email_key = r.email_key
      where r.structure_id = $1 and r.import_id = $2 and r.verdict in ('create', 'update', 'unchanged', 'in-bin') and r.line > s.first_line
    )
    update import_row r
    set verdict = 'duplicate', client_id = null, client_version = null, changes = null,
      problems = coalesce(r.problems, '[]') || jsonb_build_array(jsonb_build_object('code', 'duplicate', 'field', 'email', 'line', l.first_line))
    from later l where r.structure_id = $1 and r.import_id = $2 and r.line = l.line`,
    keyOf(of),
  );
}
