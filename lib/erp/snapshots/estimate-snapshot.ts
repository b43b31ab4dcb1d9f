import type { Queryable } from '#lib/database/run-sql.ts';
import { allowance, countBase } from '#lib/erp/people/safeguard.ts';

/** A snapshot and the time it was taken. */
export type TimedSnapshot = { structureId: string; snapshotId: string; takenAt: Date };

/**
 * How many people a snapshot would remove or give another address, of the `base` of people whom the
 * ERP has. `tooMuch`: staff decides first.
 */
export type SnapshotEstimate = { base: number; toRemove: number; toReaddress: number; tooMuch: boolean };

/**
 * SQL: the active clients of the ERP whose newest version is older than the snapshot, and who are
 * not in it, under their id or a former one. $1 structure, $2 snapshot, $3 when it was taken.
 */
export const absent = `from client c where c.structure_id = $1 and c.erp_id is not null and c.erp_removed_at is null
  and c.erp_version <= $3
  and not exists (select from erp_snapshot_line l where l.structure_id = $1 and l.snapshot_id = $2
    and l.erp_id = c.erp_id)
  and not exists (select from erp_former_id f join erp_snapshot_line l on l.structure_id = $1 and l.snapshot_id = $2
    and l.erp_id = f.erp_id where f.structure_id = $1 and f.root_id = c.erp_id and f.erp_id <> f.root_id
    and not coalesce((l.payload ->> 'removes')::boolean, false))`;

/** Estimates a snapshot from its lines in `erp_snapshot_line`. */
export async function estimateSnapshot(
  tx: Queryable,
  { structureId, snapshotId, takenAt }: TimedSnapshot,
  lines: number,
): Promise<SnapshotEstimate> {
  const base = await countBase(tx, structureId);
  const { rows } = await tx.query<{ missing: number; removed: number; toReaddress: number; nameless: boolean }>(
    `select (select count(*)::int ${absent}) as missing,
       (select count(distinct c.id)::int from erp_snapshot_line l join client c on c.structure_id = $1
         and c.erp_id = l.erp_id
        where l.structure_id = $1 and l.snapshot_id = $2 and c.erp_removed_at is null and c.erp_version <= $3
          and (l.payload ->> 'removes')::boolean) as removed,
       (select count(distinct c.id)::int from erp_snapshot_line l join client c on c.structure_id = $1
         and c.erp_id = l.erp_id
        where l.structure_id = $1 and l.snapshot_id = $2 and c.erp_version <= $3
          and l.email_key <> c.erp_email_key) as "toReaddress",
       exists (select from erp_snapshot_line where structure_id = $1 and snapshot_id = $2
         and erp_id is null) as nameless`,
    [structureId, snapshotId, takenAt],
  );
  const { missing, removed, toReaddress, nameless } = rows[0] as (typeof rows)[number];
  const toRemove = missing + removed;
  // An empty snapshot is more likely an accident in the ERP than a club without clients.
  const beyond = toRemove + toReaddress > (lines === 0 ? 0 : allowance(base));
  // A person who seems to be missing may be the one of an unreadable line.
  const tooMuch = beyond || (nameless && missing > 0);
  return { base, toRemove, toReaddress, tooMuch };
}
