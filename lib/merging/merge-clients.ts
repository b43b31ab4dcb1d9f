import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { fullName } from '#lib/clients/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { clock, lockRecords, whyMissing } from './lock-records.ts';
import type { MergeProblem } from './merge-problem.ts';
import { type MergeChoices, planMerge } from './plan-merge.ts';
import { rowChanges } from './row-changes.ts';
import { writeMerge } from './write-merge.ts';

/** Two records that staff says are of one person, with the versions that staff has seen. */
export type MergeRequest = {
  keptId: string;
  otherId: string;
  choices: MergeChoices;
  versions: { kept: number; other: number };
};

/**
 * Merges two records of one person: the kept one has the chosen values, one account and one place
 * in the ERP; the other one is no client any more, and its id leads to the kept one. It opens no
 * access that was closed. `separateClients` undoes it for 30 days.
 */
export async function mergeClients(staff: Staff, request: MergeRequest): Promise<Result<null, MergeProblem>> {
  if (!may(staff, 'clients.delete')) return fail({ code: 'not-allowed' });
  const { keptId, otherId } = request;
  if (!isId(keptId) || !isId(otherId)) return fail({ code: 'not-found' });
  if (keptId === otherId) return fail({ code: 'same-record' });
  return retryOnConflict(() => inTransaction((tx) => mergeIn(tx, staff, request)));
}

/**
 * Merges as `mergeClients` does, in a transaction of a caller who checked the permission and the
 * ids.
 */
export async function mergeIn(
  tx: Transaction,
  staff: Staff,
  { keptId, otherId, choices, versions }: MergeRequest,
): Promise<Result<null, MergeProblem>> {
  const structureId = staff.structure.id;
  const locked = await lockRecords(tx, structureId, [keptId, otherId]);
  const [kept, other] = [locked.get(keptId), locked.get(otherId)];
  if (!kept || !other) return fail(await whyMissing(tx, structureId, { keptId, otherId }));
  if (kept.client.version !== versions.kept || other.client.version !== versions.other)
    return fail({ code: 'changed' });
  const records = { kept, other };
  const now = await clock(tx);
  const plan = planMerge(records, choices, { staffId: staff.id, now });
  if (!plan.ok) return plan;
  const written = await writeMerge(tx, staff, records, plan.value);
  await recordEvents(tx, [
    {
      structureId,
      staffId: staff.id,
      kind: 'clients-merged',
      clientId: keptId,
      details: {
        otherId,
        name: fullName({ firstName: other.client.first_name, lastName: other.client.last_name }),
        changes: rowChanges(kept.client, written),
      },
    },
  ]);
  await announce(tx, structureId, 'clients');
  return succeed(null);
}
