import { lockPeople } from '#lib/addresses/lock-people.ts';
import { analyzeClients } from '#lib/clients/analyze-clients.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { applyPersonEvents } from '#lib/erp/people/apply-person-events.ts';
import { countResults } from './count-results.ts';
import { absent, estimateSnapshot } from './estimate-snapshot.ts';
import { insertNewcomers } from './insert-newcomers.ts';
import { type LinePayload, lineEvent } from './line-event.ts';
import { type ActiveSnapshot, deleteLines, lockSnapshot, recordProgress, type SnapshotKey } from './snapshot-state.ts';

export type { SnapshotKey };

/** People per transaction: few enough that single events wait only briefly. */
const PEOPLE_PER_SLICE = 2_000;

/**
 * Applies a snapshot: estimates it, and holds it when it changes too much; then applies its lines
 * slice by slice, each in a transaction that also stores the last line; then removes the people who
 * are absent from it. A job that takes over from a killed one continues after the last whole slice;
 * of two concurrent jobs one waits and finds nothing left to do.
 */
export async function applySnapshot(key: SnapshotKey): Promise<void> {
  await inTransaction((tx) => planSnapshot(tx, key));
  let appliedLines = false;
  while (await retryOnConflict(() => inTransaction((tx) => applyLines(tx, key)))) appliedLines = true;
  if (appliedLines) await analyzeClients();
  while (await retryOnConflict(() => inTransaction((tx) => removeAbsent(tx, key))));
  await deleteLines(key);
}

/** Marks a snapshot as failed after the last retry of its job. Slices that were applied stay. */
export async function giveUpSnapshot({ structureId, snapshotId }: SnapshotKey): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.query(
      "update erp_snapshot set state = 'failed', finished_at = now() where structure_id = $1 and id = $2 and state in ('planning', 'applying')",
      [structureId, snapshotId],
    );
    await announceErp(tx, structureId, false);
  });
  await deleteLines({ structureId, snapshotId });
}

async function planSnapshot(tx: Transaction, key: SnapshotKey): Promise<void> {
  const { structureId, snapshotId } = key;
  const snapshot = await lockSnapshot(tx, key, 'planning');
  if (!snapshot) return;
  // Without statistics of the new lines the planner would scan all of them for each client.
  await tx.query('analyze erp_snapshot_line');
  const { takenAt, lines } = snapshot;
  const { base, toRemove, toReaddress, tooMuch } = await estimateSnapshot(tx, { ...key, takenAt }, lines);
  await tx.query(
    'update erp_snapshot set state = $3::snapshot_state, base = $4, to_remove = $5, to_readdress = $6 where structure_id = $1 and id = $2',
    [structureId, snapshotId, tooMuch ? 'held' : 'applying', base, toRemove, toReaddress],
  );
  await announceErp(tx, structureId, false);
}

/** Applies a slice of lines. @returns whether there may be more lines */
async function applyLines(tx: Transaction, key: SnapshotKey): Promise<boolean> {
  const { structureId } = key;
  await lockPeople(tx, structureId, 'all');
  const snapshot = await lockSnapshot(tx, key, 'applying');
  if (!snapshot || snapshot.reached >= snapshot.lines) return false;
  const { reached: from, takenAt } = snapshot;
  const to = Math.min(from + PEOPLE_PER_SLICE, snapshot.lines);
  const newcomers = await insertNewcomers(tx, { ...key, from, to, takenAt });
  const payloads = await readLines(tx, key, from, to, newcomers > 0);
  const counts = await applyPayloads(tx, structureId, payloads, takenAt);
  await recordProgress(tx, key, { ...counts, created: counts.created + newcomers }, to);
  return true;
}

/**
 * Reads the lines after one and up to another.
 * @param withoutNewcomers whether to leave out those whose client `insertNewcomers` created
 */
async function readLines(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  from: number,
  to: number,
  withoutNewcomers: boolean,
): Promise<LinePayload[]> {
  const { rows } = await tx.query<{ payload: LinePayload }>(
    `select payload - 'ready' as payload from erp_snapshot_line l
     where structure_id = $1 and snapshot_id = $2 and line > $3 and line <= $4 and payload is not null
       and (not $5 or (select true from client c where c.structure_id = $1 and c.id = (l.payload #>> '{ready,id}')::uuid
         limit 1) is null)
     order by line`,
    [structureId, snapshotId, from, to, withoutNewcomers],
  );
  return rows.map(({ payload }) => payload);
}

async function applyPayloads(tx: Transaction, structureId: string, payloads: LinePayload[], takenAt: Date) {
  const messages = payloads.map((payload) => lineEvent(payload, takenAt));
  return countResults(await applyPersonEvents(tx, structureId, messages, { exclusive: true }));
}

/**
 * Removes a slice of absent people, and ends the snapshot after the last. @returns whether there
 * may be more
 */
async function removeAbsent(tx: Transaction, key: SnapshotKey): Promise<boolean> {
  const { structureId, snapshotId } = key;
  await lockPeople(tx, structureId, 'all');
  const snapshot = await lockSnapshot(tx, key, 'applying');
  if (!snapshot) return false;
  const removals = await readAbsent(tx, key, snapshot);
  if (removals.length > 0) {
    const counts = await applyPayloads(tx, structureId, removals, snapshot.takenAt);
    await recordProgress(tx, key, counts, snapshot.reached);
    return true;
  }
  await tx.query("update erp_snapshot set state = 'applied', finished_at = now() where structure_id = $1 and id = $2", [
    structureId,
    snapshotId,
  ]);
  await announceErp(tx, structureId, true);
  return false;
}

async function readAbsent(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  { takenAt }: ActiveSnapshot,
): Promise<LinePayload[]> {
  const { rows } = await tx.query<{ erpId: string }>(`select c.erp_id as "erpId" ${absent} limit ${PEOPLE_PER_SLICE}`, [
    structureId,
    snapshotId,
    takenAt,
  ]);
  return rows.map(({ erpId }) => ({ erpId, removes: true, fields: null }));
}
