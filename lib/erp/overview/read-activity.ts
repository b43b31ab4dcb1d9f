import { connection as database } from '#lib/database/connection.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import { waitingStatuses } from '#lib/erp/held/list-held-statuses.ts';
import type { Snapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';

/**
 * Verdicts of an event that changed nothing because of its content, or because it could not be
 * applied.
 */
export const refusals = ['invalid', 'failed'] as const satisfies ErpVerdict[];
type Refusal = (typeof refusals)[number];

/**
 * One hour of a connection: the number of events and of refused ones, and the 95th percentile of
 * their lag, in milliseconds.
 */
export type Hour = { at: Date; count: number; lag: number } & Record<Refusal, number>;

/**
 * Reads the connection's last event, last 24 hours, held events and statuses, and latest
 * snapshots.
 */
export async function readActivity(structureId: string, connectionId: string) {
  const { pool } = database();
  const of = [structureId, connectionId];
  const [last, hours, held, statuses, snapshots] = await Promise.all([
    pool.query<{ at: Date; refused: boolean }>(
      `select received_at as at, verdict::text = any ($3) as refused from erp_event
       where structure_id = $1 and connection_id = $2 order by received_at desc, id desc limit 1`,
      [...of, refusals],
    ),
    pool.query<Hour>(
      `select h.at, count(e.id)::int as count,
         ${refusals
           .map(
             (verdict) => `(count(*) filter (where e.verdict = '${verdict}'))::int as
           ${verdict},`,
           )
           .join(' ')}
         coalesce(percentile_disc(0.95) within group (order by e.lag), 0)::int as lag
       from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()),
         interval '1 hour') as h (at)
       left join erp_event e on e.structure_id = $1 and e.connection_id = $2 and e.received_at >= h.at
         and e.received_at < h.at + interval '1 hour'
       group by h.at order by h.at`,
      of,
    ),
    pool.query<{ count: number }>(
      `select count(*)::int as count from erp_event where structure_id = $1 and connection_id = $2
        and verdict = 'held' and risky`,
      of,
    ),
    pool.query<{ count: number }>(
      `select count(*)::int as count ${waitingStatuses} and e.payload ->> 'hold' = 'status-unknown'`,
      [structureId],
    ),
    pool.query<Snapshot>(
      `select id, state::text, received_at as "receivedAt", lines, created, updated, removed, erased, invalid, problem,
        to_remove as "toRemove",
         to_readdress as "toReaddress", base
       from erp_snapshot where structure_id = $1 and connection_id = $2 order by received_at desc, id desc limit 5`,
      of,
    ),
  ]);
  return {
    lastEventAt: last.rows[0]?.at ?? null,
    lastWasRefused: last.rows[0]?.refused ?? false,
    hours: hours.rows,
    held: held.rows[0]?.count ?? 0,
    unknownStatuses: statuses.rows[0]?.count ?? 0,
    snapshots: snapshots.rows,
  };
}
