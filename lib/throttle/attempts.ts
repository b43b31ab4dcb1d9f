import { createHash } from 'node:crypto';
import { connection } from '#lib/database/connection.ts';

/** Something that may be tried `limit` times in fifteen minutes, for instance signing in from one address. */
export type Door = { name: string; of: string; limit: number };

/** How long a window lasts: the longest anybody ever waits. Seconds. */
export const longestWait = 15 * 60;

/**
 * Counts one attempt at a door, before it is known whether it succeeds, so that a thousand at once get no further than
 * a thousand in a row. One statement, so the count holds across processes.
 * @returns seconds to wait when the door is closed; 0 when the attempt may go on.
 */
export async function takeAttempt(door: Door): Promise<number> {
  const { rows } = await connection().pool.query<{ attempts: number; wait: number }>(
    `insert into throttle (key, attempts, since) values ($1, 1, now())
     on conflict (key) do update set
       attempts = case when throttle.since <= now() - make_interval(secs => $2) then 1 else least(throttle.attempts + 1, 1000000) end,
       since = case when throttle.since <= now() - make_interval(secs => $2) then now() else throttle.since end
     returning attempts, ceil(extract(epoch from since - now()) + $2)::int as wait`,
    [keyOf(door), longestWait],
  );
  const counted = rows[0];
  return counted && counted.attempts > door.limit ? Math.min(Math.max(counted.wait, 1), longestWait) : 0;
}

/** Takes back the one attempt that succeeded; what others failed at the same door stays counted. */
export async function returnAttempt(door: Door): Promise<void> {
  await connection().pool.query('update throttle set attempts = attempts - 1 where key = $1 and attempts > 0', [keyOf(door)]);
}

/** Forgets every attempt at a door, and sweeps up windows that ended long ago (skipping those another process is sweeping). */
export async function clearAttempts(door: Door): Promise<void> {
  const { pool } = connection();
  await pool.query('delete from throttle where key = $1', [keyOf(door)]);
  await pool.query(
    `delete from throttle where key in (
       select key from throttle where since < now() - make_interval(secs => 2 * $1::int) for update skip locked)`,
    [longestWait],
  );
}

/** What is limited is hashed: the table holds no address of anybody. */
function keyOf({ name, of }: Door): string {
  return `${name}:${createHash('sha256').update(of).digest('hex')}`;
}
