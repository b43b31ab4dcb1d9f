import { connection } from '#lib/database/connection.ts';
import { binDays } from './list-bin.ts';

const batch = 1_000;

/**
 * Deletes for good who has been in the bin for more than 30 days, in every structure: the one verb without an actor, because
 * time itself acts. In batches, each a transaction of its own, so that nobody waits behind it; clients being restored meanwhile are left.
 * @returns how many were deleted
 */
export async function emptyBin(): Promise<number> {
  let deleted = 0;
  for (;;) {
    const { rowCount } = await connection().pool.query(
      `delete from client using (
         select structure_id, id from client
         where deleted_at < now() - make_interval(days => $1)
         limit $2 for update skip locked
       ) as due
       where client.structure_id = due.structure_id and client.id = due.id`,
      [binDays, batch],
    );
    deleted += rowCount ?? 0;
    if (!rowCount) return deleted;
  }
}
