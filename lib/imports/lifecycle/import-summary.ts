import { prisma } from '#lib/database/connection.ts';
import type { Import } from '#lib/database/generated/client.ts';
import type { ImportChoice, ImportState } from '#lib/database/generated/enums.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import type { Choices } from '#lib/imports/rows/count-rows.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';
import { type Progress, progressOf } from './progress.ts';
import { undoUntil } from './undo-until.ts';

/**
 * One import as the history and its own page show it. Names are null when the account was deleted.
 */
export type ImportSummary = {
  id: string;
  fileName: string;
  bytes: number;
  state: ImportState;
  understood: FileLayout | null;
  /** Whether staff decided how the file is read. */
  chosen: boolean;
  problem: FileProblem | null;
  counts: Counts | null;
  choices: Choices | null;
  plan: number;
  choice: ImportChoice | null;
  reopen: boolean;
  /** The line that the commit has reached. */
  reached: number;
  /** What the commit has done so far, and what the undo has. */
  done: { created: number; updated: number; reopened: number; held: number };
  undone: { removed: number; restored: number; kept: number };
  /** Null when no step is running. */
  progress: Progress | null;
  createdAt: Date;
  author: string | null;
  committedAt: Date | null;
  committedBy: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
  /** Until when it can be undone; null when it cannot, or no longer. */
  undoUntil: Date | null;
  /** Whether file and rows are still stored. */
  kept: boolean;
};

/** Adds the names of the staff members to imports, and what can be derived from their columns. */
export async function summarise(imports: Import[]): Promise<ImportSummary[]> {
  const ids = imports.flatMap(({ createdById, committedById, undoneById }) => [createdById, committedById, undoneById]);
  const accounts = await prisma().staffAccount.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  return imports.map((found) => {
    const { id, fileName, bytes, state, plan, choice, reopen, reached, createdAt, committedAt, undoneAt } = found;
    const { created, updated, reopened, held, removed, restored, kept } = found;
    return {
      ...{ id, fileName, bytes, state, plan, choice, reopen, reached, createdAt, committedAt, undoneAt },
      understood: found.understood as FileLayout | null,
      chosen: found.chosen !== null,
      problem: found.problem as FileProblem | null,
      counts: found.counts as Counts | null,
      choices: found.choices as Choices | null,
      done: { created, updated, reopened, held },
      undone: { removed, restored, kept },
      progress: progressOf(found),
      author: nameOf(found.createdById),
      committedBy: nameOf(found.committedById),
      undoneBy: nameOf(found.undoneById),
      undoUntil: undoUntil(found),
      kept: found.forgottenAt === null,
    };
  });
}
