import { connection as database } from '#lib/database/connection.ts';

/**
 * Days the journal keeps an event. What the safeguard holds waits for staff however long it takes.
 */
const journalDays = 90;

const batch = 10_000;

/**
 * Forgets events and snapshots of more than 90 days ago, in every structure: the journal is for
 * finding out what happened lately; what happened to a client stands in its history. Lines of a
 * snapshot that is finished go at once, wherever it ended before it forgot them.
 * @returns how many events went
 */
export async function deleteOldEvents(): Promise<number> {
  const { pool } = database();
  let pruned = 0;
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from erp_event where (structure_id, id) in (
         select structure_id, id from erp_event
         where received_at < now() - make_interval(days => $1) and verdict <> 'received' and not (verdict = 'held'
           and risky) limit ${batch} for update skip locked)`,
      [journalDays],
    );
    pruned += rowCount ?? 0;
    if (!rowCount) break;
  }
  await pool.query(
    "delete from erp_snapshot where received_at < now() - make_interval(days => $1) and state in ('applied', 'discarded', 'failed')",
    [journalDays],
  );
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from erp_snapshot_line where (structure_id, snapshot_id, line) in (
         select structure_id, snapshot_id, line from erp_snapshot_line l where not exists (
           select from erp_snapshot s where s.structure_id = l.structure_id and s.id = l.snapshot_id
             and s.state in ('planning', 'held', 'applying'))
         limit ${batch})`,
    );
    if (!rowCount) return pruned;
  }
}
