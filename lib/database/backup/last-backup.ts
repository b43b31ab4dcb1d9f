import type { Queryable } from '#lib/database/run-sql.ts';

/** `takenAt`: everything committed before is in the backup; `bytes`: the size of its file. */
export type LastBackup = { takenAt: Date; bytes: number };

/** Reads when the database was last backed up by `npm run backup`; null for never. */
export async function readLastBackup(on: Queryable): Promise<LastBackup | null> {
  const { rows } = await on.query<LastBackup>('select taken_at as "takenAt", bytes::float8 as bytes from last_backup');
  return rows[0] ?? null;
}

/** Notes a backup that is whole, unless a later one is noted. */
export async function noteBackup(on: Queryable, { takenAt, bytes }: LastBackup): Promise<void> {
  await on.query(
    `insert into last_backup (taken_at, bytes) values ($1, $2)
     on conflict (id) do update set taken_at = excluded.taken_at, bytes = excluded.bytes
     where last_backup.taken_at < excluded.taken_at`,
    [takenAt, bytes],
  );
}
