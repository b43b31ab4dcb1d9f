import { connection } from '#lib/database/connection.ts';
import type { ImportState } from '#lib/database/generated/enums.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';

/**
 * Where an import is seen to be: its state, and how much of the step that is under way is done,
 * from 0 to 1.
 */
export type Seen = { state: ImportState; share: number };

type Row = { state: ImportState; reached: number; undoReached: number; copied: number | null };

/**
 * Looks at an import from outside. While its file is read, PostgreSQL itself says how many rows
 * have come.
 */
export async function lookAt({ structureId, importId }: ImportKey, rows: number): Promise<Seen> {
  const { rows: found } = await connection().pool.query<Row>(
    `select state::text, reached, undo_reached as "undoReached",
      (select tuples_processed::int from pg_stat_progress_copy where relid = 'import_row'::regclass limit 1) as copied
    from import where structure_id = $1 and id = $2`,
    [structureId, importId],
  );
  const row = found[0];
  if (!row) throw new Error('the import has gone');
  return { state: row.state, share: shareOf(row, rows) };
}

function shareOf({ state, reached, undoReached, copied }: Row, rows: number): number {
  if (state === 'planning') return (copied ?? 0) / rows;
  return Math.min(1, (state === 'undoing' ? undoReached : reached) / rows);
}
