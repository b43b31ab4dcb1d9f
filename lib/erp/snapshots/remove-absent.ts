import { lockPeople } from '#lib/addresses/lock-people.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { applyPayloads, PEOPLE_PER_SLICE } from './apply-lines.ts';
import { absent } from './estimate-snapshot.ts';
import type { LinePayload } from './line-event.ts';
import { type ActiveSnapshot, lockSnapshot, recordProgress, type SnapshotKey } from './snapshot-state.ts';

/**
 * Removes a slice of absent people, and ends the snapshot after the last. @returns whether there
 * may be more
 */
export async function removeAbsent(tx: Transaction, key: SnapshotKey): Promise<boolean> {
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
