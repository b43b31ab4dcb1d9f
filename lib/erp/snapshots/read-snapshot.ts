import { connection as database } from '#lib/database/connection.ts';
import type { SnapshotState } from '#lib/database/generated/enums.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { isId } from '#lib/identity/id.ts';

/** Progress of a snapshot, in numbers only. `held`: the numbers that staff decides on. */
export type SnapshotProgress = {
  snapshotId: string;
  state: SnapshotState;
  lines: number;
  invalid: number;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  erased: number;
  held?: { toRemove: number; toReaddress: number };
};

type Row = Omit<SnapshotProgress, 'held'> & { toRemove: number; toReaddress: number };

/**
 * Reads the progress of a snapshot of this connection; null when it has none of that id, or the
 * text is no id.
 */
export async function readSnapshotProgress(
  { structureId, id }: Pick<Connection, 'structureId' | 'id'>,
  snapshotId: string,
): Promise<SnapshotProgress | null> {
  if (!isId(snapshotId)) return null;
  const { rows } = await database().pool.query<Row>(
    `select id as "snapshotId", state::text, lines, invalid, created, updated, unchanged, removed, erased,
      to_remove as "toRemove", to_readdress as "toReaddress"
     from erp_snapshot where structure_id = $1 and connection_id = $2 and id = $3`,
    [structureId, id, snapshotId],
  );
  const found = rows[0];
  if (!found) return null;
  const { toRemove, toReaddress, ...progress } = found;
  return progress.state === 'held' ? { ...progress, held: { toRemove, toReaddress } } : progress;
}
