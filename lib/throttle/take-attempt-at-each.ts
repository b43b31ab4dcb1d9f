import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { keyOf } from './attempts.ts';

/**
 * Counts one attempt at each of many limits of one kind, in one statement and in this transaction:
 * it is forgotten when that rolls back. A limit that is reached leaves the others open.
 * @param limit of each, in `seconds`
 * @returns the seconds to wait of each `of`; 0 where the attempt may go on
 */
export async function takeAttemptAtEach(
  tx: Transaction,
  { name, limit, seconds }: { name: string; limit: number; seconds: number },
  ofs: readonly string[],
): Promise<Map<string, number>> {
  const keys = new Map(ofs.map((of) => [keyOf({ name, of, limit }), of]));
  const rows = await runSql<{ key: string; attempts: number; wait: number }>(
    tx,
    // Rows are written in the order of the keys, so that two transactions cannot deadlock.
    `insert into throttle (key, attempts, since, seconds) select key, 1, now(), $2 from unnest($1::text[]) key
      order by key
     on conflict (key) do update set
       attempts = case when throttle.since <= now() - make_interval(secs => $2) then 1 else least(throttle.attempts +
         1, 1000000) end,
       since = case when throttle.since <= now() - make_interval(secs => $2) then now() else throttle.since end,
       seconds = excluded.seconds
     returning key, attempts, ceil(extract(epoch from since - now()) + $2)::int as wait`,
    [[...keys.keys()], seconds],
  );
  return new Map(
    rows.map(({ key, attempts, wait }) => [keys.get(key) ?? '', attempts > limit ? Math.max(wait, 1) : 0]),
  );
}
