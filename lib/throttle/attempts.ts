import { createHash } from 'node:crypto';
import { noteFailure } from '#lib/audit/security/record-security.ts';
import { connection } from '#lib/database/connection.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** Lengths of the windows in which attempts are counted, in seconds. */
export const windowSeconds = { minute: 60, quarter: 15 * 60, hour: 60 * 60, day: 24 * 60 * 60 } as const;

/**
 * A limit of `limit` attempts in one window, for instance signing in from one address. `of` is what
 * is counted: an address, an account. `seconds` is the length of the window, a quarter of an hour
 * by default.
 */
export type AttemptLimit = { name: string; of: string; limit: number; seconds?: number };

/** The limit that was reached, and the seconds until its window ends. */
export type Refused = { limit: AttemptLimit; seconds: number };

const countAttempt = (source: string) => `
  insert into throttle (key, attempts, since, seconds) select $1, 1, now(), $2::int ${source}
  on conflict (key) do update set
    attempts = case when throttle.since <= now() - make_interval(secs => $2) then 1 else least(throttle.attempts + 1,
      1000000) end,
    since = case when throttle.since <= now() - make_interval(secs => $2) then now() else throttle.since end,
    seconds = excluded.seconds
  returning attempts, ceil(extract(epoch from since - now()) + $2)::int as wait`;

const inTransaction = countAttempt('');
/** By itself it waits neither for the disk nor for a standby: a crash may forget an attempt. */
const alone = countAttempt("from set_config('synchronous_commit', 'off', true)");

/**
 * Counts one attempt before its result is known, so that a thousand at once get no further than a
 * thousand in a row. It is one statement, so the count holds across processes.
 * @param tx counts in this transaction: the attempt is forgotten when it rolls back. By default the
 * count is committed at once
 * @returns seconds to wait when the limit is reached; 0 when the attempt may go on
 */
export async function takeAttempt(limit: AttemptLimit, tx?: Transaction): Promise<number> {
  const seconds = lengthOf(limit);
  const values = [keyOf(limit), seconds];
  const rows = tx
    ? await runSql<{ attempts: number; wait: number }>(tx, inTransaction, values)
    : (await connection().pool.query<{ attempts: number; wait: number }>(alone, values)).rows;
  const counted = rows[0];
  if (!counted || counted.attempts <= limit.limit) return 0;
  // A transaction holds a connection; taking another one meanwhile could use up the pool.
  if (!tx && !isPacing(limit)) await noteFailure({ kind: 'limit-reached', details: { limit: limit.name } });
  return Math.min(Math.max(counted.wait, 1), seconds);
}

/**
 * Counts one attempt at each of these limits, in this order. The first that is reached refuses it,
 * and the attempts at the limits before are returned, because a refused attempt uses up nothing
 * elsewhere.
 * @returns null when the attempt may go on
 */
export async function takeAttempts(limits: readonly AttemptLimit[]): Promise<Refused | null> {
  for (const [index, limit] of limits.entries()) {
    const seconds = await takeAttempt(limit);
    if (seconds === 0) continue;
    await returnAttempts(limits.slice(0, index));
    return { limit, seconds };
  }
  return null;
}

/** Returns the one attempt that succeeded; failed attempts at the same limit stay counted. */
export async function returnAttempt(limit: AttemptLimit): Promise<void> {
  await connection().pool.query('update throttle set attempts = attempts - 1 where key = $1 and attempts > 0', [
    keyOf(limit),
  ]);
}

/** Returns one attempt at each of these limits. */
export async function returnAttempts(limits: readonly AttemptLimit[]): Promise<void> {
  for (const limit of limits) await returnAttempt(limit);
}

/** Deletes every attempt at a limit. */
export async function clearAttempts(limit: AttemptLimit): Promise<void> {
  await connection().pool.query('delete from throttle where key = $1', [keyOf(limit)]);
}

/** A pause of a minute between two mails tells of no attack, and is reached by a second click. */
function isPacing(limit: AttemptLimit): boolean {
  return lengthOf(limit) <= windowSeconds.minute;
}

function lengthOf({ seconds = windowSeconds.quarter }: AttemptLimit): number {
  return seconds;
}

/** Hashes what is limited, so that the table holds no addresses. */
export function keyOf({ name, of }: AttemptLimit): string {
  return `${name}:${createHash('sha256').update(of).digest('hex')}`;
}
