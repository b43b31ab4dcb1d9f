import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { type SnapshotChange, type SnapshotKind, snapshotKinds } from './snapshot-changes.ts';
import { changesSql, snapshotPeopleSql } from './snapshot-changes-sql.ts';

export type Snapshot = {
  id: string;
  state: string;
  receivedAt: Date;
  lines: number;
  created: number;
  updated: number;
  removed: number;
  erased: number;
  invalid: number;
  toRemove: number;
  toReaddress: number;
  base: number;
  /** Why it failed whole, or was discarded by no one's choice. */
  problem: string | null;
};

export type ShownSnapshot = Snapshot & {
  takenAt: Date;
  unchanged: number;
  reached: number;
  /** Milliseconds since its last progress. */
  idleMs: number;
  decidedAt: Date | null;
  decidedBy: string | null;
};

/**
 * `counts` and `changes` describe the effects now, and only while the snapshot waits; later its
 * lines are deleted, and its own numbers describe what it did.
 */
export type SnapshotChanges = {
  snapshot: ShownSnapshot;
  counts: Record<SnapshotKind, number> | null;
  changes: SnapshotChange[];
};

export const snapshotPageSize = 50;

/**
 * Reads a snapshot of the actor's structure and, while it is held, one page of its effects on
 * people; null when the structure has none of that id.
 * @param page 1-based
 */
export async function readSnapshot(
  staff: Staff,
  id: string,
  kind: SnapshotKind,
  page: number,
): Promise<SnapshotChanges | null> {
  if (!may(staff, 'erp.read') || !isId(id)) return null;
  const { pool } = database();
  const { rows } = await pool.query<ShownSnapshot>(
    `select id, state::text, received_at as "receivedAt", taken_at as "takenAt", lines, created, updated, unchanged,
      removed, erased, invalid, reached, problem,
       to_remove as "toRemove", to_readdress as "toReaddress", base, decided_at as "decidedAt",
       (extract(epoch from greatest(now() - moved_at, interval '0')) * 1000)::int8::float8 as "idleMs",
       (select a.name from staff_account a where a.id = decided_by_id) as "decidedBy"
     from erp_snapshot where structure_id = $1 and id = $2`,
    [staff.structure.id, id],
  );
  const snapshot = rows[0];
  if (!snapshot) return null;
  if (snapshot.state !== 'held') return { snapshot, counts: null, changes: [] };
  const of = [staff.structure.id, id, snapshot.takenAt];
  const counts = snapshotKinds.map((name) => `(select count(*)::int from (${changesSql[name]}) listed) as "${name}"`);
  const [counted, listed] = await Promise.all([
    pool.query<Record<SnapshotKind, number>>(`${snapshotPeopleSql} select ${counts.join(', ')}`, of),
    pool.query<SnapshotChange>(
      `${snapshotPeopleSql} select * from (${changesSql[kind]}) listed order by line nulls first, name, "clientId" limit $4 offset $5`,
      [...of, snapshotPageSize, (page - 1) * snapshotPageSize],
    ),
  ]);
  return { snapshot, counts: counted.rows[0] as Record<SnapshotKind, number>, changes: listed.rows };
}
