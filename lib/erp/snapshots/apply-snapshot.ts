import { lockPeople } from '#lib/addresses/lock-people.ts';
import { analyzeClients } from '#lib/clients/analyze-clients.ts';
import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { type AppliedCounts, applyPeople } from './apply-people.ts';
import { absent, estimateSnapshot } from './estimate-snapshot.ts';
import { insertNewcomers } from './insert-newcomers.ts';

/** A snapshot, by its structure and id. */
export type SnapshotKey = { structureId: string; snapshotId: string };

type Running = { id: string; connectionId: string; takenAt: Date; reached: number; lines: number };

/** People to a transaction: few enough that single events never wait long. */
const slice = 2_000;

/**
 * Does what a snapshot says: first looks how much it would change, and holds it when that is too
 * much; then brings in its lines, slice by slice, each in one transaction that also moves the mark
 * of how far it is; then removes who is not in it. Killed at any moment it goes on after the last
 * whole slice; of two at once, one waits and finds it done.
 */
export async function applySnapshot(of: SnapshotKey): Promise<void> {
  await inTransaction((tx) => planSnapshot(tx, of));
  let brought = false;
  while (await retryOnConflict(() => inTransaction((tx) => bringIn(tx, of)))) brought = true;
  if (brought) await analyzeClients();
  while (await retryOnConflict(() => inTransaction((tx) => removeAbsent(tx, of))));
  await forgetLines(of);
}

/** That it was tried to the end, in vain. What was done stays done. */
export async function giveUpSnapshot({ structureId, snapshotId }: SnapshotKey): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.query(
      "update erp_snapshot set state = 'failed', finished_at = now() where structure_id = $1 and id = $2 and state in ('planning', 'applying')",
      [structureId, snapshotId],
    );
    await announceErp(tx, structureId, false);
  });
  await forgetLines({ structureId, snapshotId });
}

/**
 * Locked, so that two at once take turns; null when it is in another state, or its connection takes
 * nothing any more.
 */
async function running(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  state: 'planning' | 'applying',
): Promise<Running | null> {
  const { rows } = await tx.query<Running>(
    `select s.id, s.connection_id as "connectionId", s.taken_at as "takenAt", s.reached, s.lines
     from erp_snapshot s join erp_connection c on c.structure_id = s.structure_id and c.id = s.connection_id
       and c.state <> 'disconnected'
     where s.structure_id = $1 and s.id = $2 and s.state = $3::snapshot_state for update of s`,
    [structureId, snapshotId, state],
  );
  return rows[0] ?? null;
}

async function planSnapshot(tx: Transaction, of: SnapshotKey): Promise<void> {
  const { structureId, snapshotId } = of;
  const planned = await running(tx, of, 'planning');
  if (!planned) return;
  // The planner knows nothing of lines that have only just come, and would look through all of them
  // for each client.
  await tx.query('analyze erp_snapshot_line');
  const { base, toRemove, toReaddress, tooMuch } = await estimateSnapshot(
    tx,
    { ...of, takenAt: planned.takenAt },
    planned.lines,
  );
  await tx.query(
    'update erp_snapshot set state = $3::snapshot_state, base = $4, to_remove = $5, to_readdress = $6 where structure_id = $1 and id = $2',
    [structureId, snapshotId, tooMuch ? 'held' : 'applying', base, toRemove, toReaddress],
  );
  await announceErp(tx, structureId, false);
}

/** @returns whether there may be more */
async function bringIn(tx: Transaction, of: SnapshotKey): Promise<boolean> {
  const { structureId, snapshotId } = of;
  await lockPeople(tx, structureId, 'all');
  const snapshot = await running(tx, of, 'applying');
  if (!snapshot || snapshot.reached >= snapshot.lines) return false;
  const { reached: from, takenAt } = snapshot;
  const to = Math.min(from + slice, snapshot.lines);
  const newcomers = await insertNewcomers(tx, { ...of, from, to, takenAt });
  const { rows } = await tx.query<{ payload: Omit<ErpEvent, 'version'> }>(
    `select payload - 'ready' as payload from erp_snapshot_line l
     where structure_id = $1 and snapshot_id = $2 and line > $3 and line <= $4 and payload is not null
       and ($5 or (select true from client c where c.structure_id = $1 and c.id = (l.payload #>> '{ready,id}')::uuid
         limit 1) is null)
     order by line`,
    [structureId, snapshotId, from, to, newcomers === 0],
  );
  const events = rows.map(({ payload }): ErpEvent => ({ ...payload, version: takenAt }));
  const counted = await applyPeople(tx, structureId, events);
  await note(tx, of, { ...counted, created: counted.created + newcomers }, to);
  return true;
}

/** @returns whether there may be more; at the end the snapshot is done */
async function removeAbsent(tx: Transaction, of: SnapshotKey): Promise<boolean> {
  const { structureId, snapshotId } = of;
  await lockPeople(tx, structureId, 'all');
  const snapshot = await running(tx, of, 'applying');
  if (!snapshot) return false;
  const { rows } = await tx.query<{ erpId: string }>(`select c.erp_id as "erpId" ${absent} limit ${slice}`, [
    structureId,
    snapshotId,
    snapshot.takenAt,
  ]);
  if (rows.length === 0) {
    await tx.query(
      "update erp_snapshot set state = 'applied', finished_at = now() where structure_id = $1 and id = $2",
      [structureId, snapshotId],
    );
    await announceErp(tx, structureId, true);
    return false;
  }
  const gone = rows.map(({ erpId }): ErpEvent => ({ erpId, version: snapshot.takenAt, removes: true, fields: null }));
  await note(tx, of, await applyPeople(tx, structureId, gone), snapshot.reached);
  return true;
}

async function note(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  counted: AppliedCounts,
  reached: number,
): Promise<void> {
  const { created, updated, unchanged, removed } = counted;
  await tx.query(
    `update erp_snapshot set reached = $3, created = created + $4, updated = updated + $5, unchanged = unchanged + $6,
      removed = removed + $7
     where structure_id = $1 and id = $2`,
    [structureId, snapshotId, reached, created, updated, unchanged, removed],
  );
  await announceErp(tx, structureId, created + updated + removed > 0);
}

/** Its lines are needed only while it waits or runs. */
async function forgetLines({ structureId, snapshotId }: SnapshotKey): Promise<void> {
  await database().pool.query(
    `delete from erp_snapshot_line where structure_id = $1 and snapshot_id = $2
       and exists (select from erp_snapshot where structure_id = $1 and id = $2 and state in ('applied', 'discarded',
         'failed'))`,
    [structureId, snapshotId],
  );
}
