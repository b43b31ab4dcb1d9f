import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';

/** An import under way, as its slices need it. */
export type RunningImport = {
  choice: 'overwrite' | 'fill-blanks' | 'create-only';
  reopen: boolean;
  reached: number;
  undoReached: number;
  committedById: string;
  undoneById: string | null;
};

/**
 * Holds an import for one slice. Whoever else works on it waits here and goes on after this slice,
 * so that no row is done twice; whoever stops it waits here too.
 * @returns null when it is no longer in this state: then there is nothing to do.
 */
export async function lockRunningImport(
  tx: Transaction,
  of: ImportKey,
  state: 'committing' | 'undoing',
): Promise<RunningImport | null> {
  const { rows } = await tx.query<RunningImport>(
    `select choice, reopen, reached, undo_reached as "undoReached", committed_by_id as "committedById",
      undone_by_id as "undoneById"
    from import where structure_id = $1 and id = $2 and state = $3 for update`,
    [...keyOf(of), state],
  );
  return rows[0] ?? null;
}
