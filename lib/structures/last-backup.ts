import { connection } from '#lib/database/connection.ts';
import type { Queryable } from '#lib/database/run-sql.ts';

/** `takenAt`: everything committed before is in the backup; `bytes`: the size of its file. */
export type LastBackup = { takenAt: Date; bytes: number };

/** Hours after which a backup is called old: one was missed, where they are made every night. */
const oldHours = 36;

/**
 * Reads when the database, with all structures, was last backed up by `npm run backup`; null for
 * never.
 */
export async function readLastBackup(on: Queryable = connection().pool): Promise<LastBackup | null> {
  const { rows } = await on.query<LastBackup>('select taken_at as "takenAt", bytes::float8 as bytes from last_backup');
  return rows[0] ?? null;
}

/** Whether a backup is so old that one was missed. */
export function isOldBackup({ takenAt }: LastBackup, now: Date): boolean {
  return now.getTime() - takenAt.getTime() > oldHours * 3_600_000;
}
