import type { Staff } from '#lib/actor/staff.ts';
import { findOperation, findOperations, type StoredOperation } from '#lib/clients/bulk/operation/find-operation.ts';
import { type Progress, timed } from '#lib/imports/lifecycle/progress.ts';
import { undoUntil } from './undo-until.ts';

/** An operation as its page and the history show it. */
export type BulkSummary = StoredOperation & {
  /** Null when no step is running. */
  progress: Progress | null;
  /** Until when it can be undone; null when it cannot, or no longer. */
  undoUntil: Date | null;
};

const pageSize = 30;

/** Reads an operation of the staff member's structure, or null. */
export async function readBulk(staff: Staff, id: string): Promise<BulkSummary | null> {
  const found = await findOperation(staff, id);
  return found && summarise(found);
}

/**
 * Lists the operations of the structure, the newest first.
 * @param after the last id of the previous page
 */
export async function listBulk(
  staff: Staff,
  after?: string,
): Promise<{ operations: BulkSummary[]; next: string | null }> {
  const found = await findOperations(staff, { after, limit: pageSize + 1 });
  const operations = found.slice(0, pageSize).map(summarise);
  return { operations, next: found.length > pageSize ? (operations.at(-1)?.id ?? null) : null };
}

function summarise(found: StoredOperation): BulkSummary {
  return { ...found, progress: progressOf(found), undoUntil: undoUntil(found) };
}

function progressOf({ state, reached, undoReached, total, stepStartedAt, movedAt }: StoredOperation): Progress | null {
  if (state !== 'planning' && state !== 'committing' && state !== 'undoing') return null;
  const now = new Date();
  const idleMs = Math.max(0, now.getTime() - movedAt.getTime());
  const [done, all] = state === 'undoing' ? [undoReached, reached] : [reached, total ?? 0];
  return { ...timed(Math.min(done, all), all, 'lines', stepStartedAt, now), idleMs };
}
