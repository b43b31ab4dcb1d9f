import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { BulkChange } from '#lib/clients/bulk/operation/bulk-change.ts';
import { type BulkKey, jobKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { type BulkSelection, maxChosen, storedQuery } from '#lib/clients/bulk/operation/selection.ts';
import { hasRoomFor } from '#lib/clients/groups/has-room-for.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { newId } from '#lib/identity/new-id.ts';
import { announce } from '#lib/live/announce.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { mayBulk } from '#lib/throttle/may-bulk.ts';

export type PlanProblem = 'not-allowed' | 'none-chosen' | 'too-many' | 'too-many-operations' | 'group-limit';

/**
 * Queues the plan of a change for many clients: who is selected now, whom it concerns, and who is
 * left out and why. Nothing is changed yet.
 * @returns the operation's id
 */
export async function requestBulkPlan(
  staff: Staff,
  selection: BulkSelection,
  { action, value }: BulkChange,
): Promise<Result<string, PlanProblem>> {
  if (!may(staff, 'clients.bulk')) return fail('not-allowed');
  const ids = selection.kind === 'chosen' ? [...new Set(selection.ids.filter(isId))] : [];
  if (selection.kind === 'chosen' && ids.length === 0) return fail('none-chosen');
  if (ids.length > maxChosen) return fail('too-many');
  if (action === 'add-group' && !(await hasRoomFor(staff.structure.id, value ?? ''))) return fail('group-limit');
  if (!(await mayBulk(staff.id, staff.structure.id))) return fail('too-many-operations');
  const of = { structureId: staff.structure.id, bulkId: newId() };
  await inTransaction(async (tx) => {
    await tx.query(
      `insert into bulk_operation (structure_id, id, action, value, selection, query, state, step_started_at, created_by_id)
       values ($1, $2, $3::bulk_action, $4, $5, $6, 'planning', now(), $7)`,
      [...keyOf(of), action, value, selection.kind, storedQuery(selection), staff.id],
    );
    if (selection.kind === 'chosen') await freezeChosen(tx, of, ids);
    await addJob(tx, 'plan-bulk', of, jobKey(of));
    await announce(tx, of.structureId, 'imports');
  });
  return succeed(of.bulkId);
}

/** Freezes those who were ticked; ids of no client of the structure are left out. */
async function freezeChosen(tx: Transaction, of: BulkKey, ids: string[]): Promise<void> {
  const { rowCount } = await tx.query(
    `insert into bulk_client (structure_id, bulk_id, position, client_id)
     select structure_id, $2, row_number() over (order by sort_name, id), id
     from client where structure_id = $1 and id = any($3::uuid[])`,
    [...keyOf(of), ids],
  );
  await tx.query('update bulk_operation set total = $3 where structure_id = $1 and id = $2', [
    ...keyOf(of),
    rowCount ?? 0,
  ]);
}
