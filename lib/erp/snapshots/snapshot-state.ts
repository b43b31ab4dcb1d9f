import { connection as database } from '#lib/database/connection.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import type { AppliedCounts } from './count-results.ts';

/** A snapshot, by its structure and id. */
export type SnapshotKey = { structureId: string; snapshotId: string };

/** `reached`: the last line that was applied, of `lines`. */
export type ActiveSnapshot = { id: string; connectionId: string; takenAt: Date; reached: number; lines: number };

/**
 * Locks a snapshot until the transaction ends, so that two jobs take turns.
 * @returns null when it is in another state, or its connection has ended
 */
export async function lockSnapshot(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  state: 'planning' | 'applying',
): Promise<ActiveSnapshot | null> {
  const { rows } = await tx.query<ActiveSnapshot>(
    `select s.id, s.connection_id as "connectionId", s.taken_at as "takenAt", s.reached, s.lines
     from erp_snapshot s join erp_connection c on c.structure_id = s.structure_id and c.id = s.connection_id
       and c.state <> 'disconnected'
     where s.structure_id = $1 and s.id = $2 and s.state = $3::snapshot_state for update of s`,
    [structureId, snapshotId, state],
  );
  return rows[0] ?? null;
}

/** Adds the counts of a slice, and stores the last line that was applied. */
export async function recordProgress(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  { created, updated, unchanged, removed, invalid, erased }: AppliedCounts,
  reached: number,
): Promise<void> {
  await tx.query(
    `update erp_snapshot set reached = $3, created = created + $4, updated = updated + $5, unchanged = unchanged + $6,
      removed = removed + $7, invalid = invalid + $8, erased = erased + $9
     where structure_id = $1 and id = $2`,
    [structureId, snapshotId, reached, created, updated, unchanged, removed, invalid, erased],
  );
  await announceErp(tx, structureId, created + updated + removed > 0);
}

/** Deletes the lines of a snapshot that has ended. */
export async function deleteLines({ structureId, snapshotId }: SnapshotKey): Promise<void> {
  await database().pool.query(
    `delete from erp_snapshot_line where structure_id = $1 and snapshot_id = $2
       and exists (select from erp_snapshot where structure_id = $1 and id = $2 and state in ('applied', 'discarded',
         'failed'))`,
    [structureId, snapshotId],
  );
}
