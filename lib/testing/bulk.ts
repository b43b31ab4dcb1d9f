import type { Staff } from '#lib/actor/staff.ts';
import { requestBulkCommit } from '#lib/clients/bulk/commit/request-commit.ts';
import { runBulkCommit } from '#lib/clients/bulk/commit/run-commit.ts';
import { type BulkSummary, readBulk } from '#lib/clients/bulk/lifecycle/read-bulk.ts';
import { type BulkAction, readChange } from '#lib/clients/bulk/operation/bulk-change.ts';
import type { BulkSelection } from '#lib/clients/bulk/operation/selection.ts';
import { requestBulkPlan } from '#lib/clients/bulk/plan/request-plan.ts';
import { runBulkPlan } from '#lib/clients/bulk/plan/run-plan.ts';
import { requestBulkUndo } from '#lib/clients/bulk/undo/request-undo.ts';
import { runBulkUndo } from '#lib/clients/bulk/undo/run-undo.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';

/** The clients of a search; of the whole list by default. */
export function searched(parameters: Record<string, string> = {}): BulkSelection {
  return { kind: 'search', query: parseListQuery(parameters) };
}

/** For tests: plans an action at once. */
export async function planTestBulk(
  staff: Staff,
  selection: BulkSelection,
  action: BulkAction,
  typed = '',
): Promise<BulkSummary> {
  const change = readChange(action, typed);
  if (!change.ok) throw new Error(change.problem);
  const requested = await requestBulkPlan(staff, selection, change.value);
  if (!requested.ok) throw new Error(requested.problem);
  await runBulkPlan({ structureId: staff.structure.id, bulkId: requested.value });
  return rereadBulk(staff, requested.value);
}

/** For tests: confirms a plan and carries it out at once. */
export async function commitTestBulk(staff: Staff, { id }: BulkSummary): Promise<BulkSummary> {
  const confirmed = await requestBulkCommit(staff, id);
  if (!confirmed.ok) throw new Error(confirmed.problem);
  await runBulkCommit({ structureId: staff.structure.id, bulkId: id });
  return rereadBulk(staff, id);
}

/** For tests: undoes an operation at once. */
export async function undoTestBulk(staff: Staff, { id }: BulkSummary): Promise<BulkSummary> {
  const requested = await requestBulkUndo(staff, id);
  if (!requested.ok) throw new Error(requested.problem);
  await runBulkUndo({ structureId: staff.structure.id, bulkId: id });
  return rereadBulk(staff, id);
}

/** Reads an operation again. */
export async function rereadBulk(staff: Staff, id: string): Promise<BulkSummary> {
  const summary = await readBulk(staff, id);
  if (!summary) throw new Error('the operation has gone');
  return summary;
}
