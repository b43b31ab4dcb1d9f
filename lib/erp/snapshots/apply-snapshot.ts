import { analyzeClients } from '#lib/clients/imported/analyze-clients.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { applyLines } from './apply-lines.ts';
import { estimateSnapshot } from './estimate-snapshot.ts';
import { removeAbsent } from './remove-absent.ts';
import { type ActiveSnapshot, deleteLines, lockSnapshot, type SnapshotKey } from './snapshot-state.ts';

export type { SnapshotKey };

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
  await replaceHeld(tx, key, snapshot);
  await announceErp(tx, structureId, false);
}

/** Discards held snapshots that were taken before this one: what they say is outdated. */
async function replaceHeld(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  { connectionId, takenAt }: ActiveSnapshot,
): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `update erp_snapshot set state = 'discarded', finished_at = now(), problem = 'replaced'
     where structure_id = $1 and connection_id = $2 and id <> $3 and state = 'held' and taken_at <= $4 returning id`,
    [structureId, connectionId, snapshotId, takenAt],
  );
  await tx.query('delete from erp_snapshot_line where structure_id = $1 and snapshot_id = any($2::uuid[])', [
    structureId,
    rows.map(({ id }) => id),
  ]);
}
