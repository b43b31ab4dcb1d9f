import type { LastBackup } from '#lib/structures/last-backup.ts';
import type { Queryable } from '../run-sql.ts';

/** Notes a backup that is whole, unless a later one is noted. */
export async function noteBackup(on: Queryable, { takenAt, bytes }: LastBackup): Promise<void> {
  await on.query(
    `insert into last_backup (taken_at, bytes) values ($1, $2)
     on conflict (id) do update set taken_at = excluded.taken_at, bytes = excluded.bytes
     where last_backup.taken_at < excluded.taken_at`,
    [takenAt, bytes],
  );
}
