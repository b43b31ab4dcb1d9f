import type { ImportChoice } from '#lib/database/generated/enums.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { CommitState } from '#lib/imports/rows/row-kind.ts';
import { takeTurn } from '#lib/queue/take-turn.ts';

/** An import whose commit or undo is running, as its slices need it. */
export type RunningImport = CommitState & {
  choice: ImportChoice;
  undoReached: number;
  committedById: string;
  undoneById: string | null;
};

/**
 * Locks an import for one slice. Another worker or a stop request waits for its turn and continues
 * after this slice, so that no row is done twice.
 * @returns null when the import is no longer in this state
 */
export async function lockRunningImport(
  tx: Transaction,
  of: ImportKey,
  state: 'committing' | 'undoing',
): Promise<RunningImport | null> {
  await takeTurn(tx, of.importId);
  const { rows } = await tx.query<RunningImport>(
    // Prisma's names of the choices, which the database spells with a hyphen.
    `select replace(choice::text, '-', '_') as choice, reopen, reached, undo_reached as "undoReached", committed_by_id as "committedById",
      undone_by_id as "undoneById"
    from import where structure_id = $1 and id = $2 and state = $3 for update`,
    [...keyOf(of), state],
  );
  return rows[0] ?? null;
}
