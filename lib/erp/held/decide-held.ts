import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { applyFromJournal } from '#lib/erp/events/apply-stored-event.ts';
import { queueSnapshot } from '#lib/erp/snapshots/receive-snapshot.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

export type HeldChoice = 'apply' | 'discard';
export type HeldProblem = 'not-allowed' | 'not-found';

const eventKinds = { apply: 'erp-held-applied', discard: 'erp-held-discarded' } as const;

/**
 * Confirms or discards everything that the safeguard holds now, one by one in the order it
 * happened. Events held for their status are not for staff to decide: the ERP's next message about
 * the person does.
 * @param until arrival of the latest event that staff was shown: events held since then need their
 * own decision
 * @returns the number of decided events
 */
export async function decideHeldEvents(
  staff: Staff,
  choice: HeldChoice,
  until = new Date(),
): Promise<Result<number, HeldProblem>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  const structureId = staff.structure.id;
  const { rows } = await database().pool.query<{ id: string }>(
    `select e.id from erp_event e join erp_connection c on c.structure_id = e.structure_id and c.id = e.connection_id
      and c.state <> 'disconnected'
     where e.structure_id = $1 and e.verdict = 'held' and e.risky and e.received_at <= $2
       order by e.version, e.received_at, e.id`,
    [structureId, until],
  );
  let count = 0;
  for (const { id: eventId } of rows) {
    const decided = await retryOnConflict(() => inTransaction((tx) => decideOne(tx, staff, eventId, choice)));
    if (decided) count += 1;
  }
  if (count === 0) return fail('not-found');
  // One event sums up several transactions; each decided event names its author in its own row.
  await recordEvents(database().pool, [
    { structureId, staffId: staff.id, kind: eventKinds[choice], details: { count } },
  ]);
  return succeed(count);
}

async function decideOne(tx: Transaction, staff: Staff, eventId: string, choice: HeldChoice): Promise<boolean> {
  const structureId = staff.structure.id;
  if (choice === 'apply') {
    const how = { letThrough: true, stored: true } as const;
    const applied = await applyFromJournal(tx, { structureId, eventId }, (verdict) => verdict === 'held', how);
    if (!applied) return false;
  }
  const { rowCount } = await tx.query(
    `update erp_event set decided_at = now(), decided_by_id = $3,
      verdict = case when verdict = 'held' then 'discarded' else verdict end
     where structure_id = $1 and id = $2 and ($4 or verdict = 'held')`,
    [structureId, eventId, staff.id, choice === 'apply'],
  );
  await announceErp(tx, structureId, false);
  return (rowCount ?? 0) > 0;
}

/** Confirms or discards a held snapshot: a job continues with it, or nothing of it is applied. */
export async function decideHeldSnapshot(
  staff: Staff,
  snapshotId: string,
  choice: HeldChoice,
): Promise<Result<null, HeldProblem>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  if (!isId(snapshotId)) return fail('not-found');
  const structureId = staff.structure.id;
  return inTransaction(async (tx): Promise<Result<null, HeldProblem>> => {
    const { rows } = await tx.query<{ count: number }>(
      `update erp_snapshot set state = $3::snapshot_state, decided_at = now(), decided_by_id = $4,
        finished_at = case when $3 = 'discarded' then now() end
       where structure_id = $1 and id = $2 and state = 'held' returning to_remove + to_readdress as count`,
      [structureId, snapshotId, choice === 'apply' ? 'applying' : 'discarded', staff.id],
    );
    const count = rows[0]?.count;
    if (count === undefined) return fail('not-found');
    await queueSnapshot(tx, structureId, snapshotId);
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind: eventKinds[choice], details: { count, snapshotId } },
    ]);
    await announceErp(tx, structureId, false);
    return succeed(null);
  });
}
