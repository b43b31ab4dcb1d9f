import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database, prisma } from '#lib/database/connection.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import { waitingStatuses } from '#lib/erp/held/list-held-statuses.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import type { Snapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

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

export type ErpSummary = {
  connection: {
    id: string;
    profile: ProfileName;
    state: 'active' | 'disabled';
    createdAt: Date;
    secrets: { id: string; ending: string; createdAt: Date; lastUsedAt: Date | null }[];
    lastEventAt: Date | null;
    /** Whether the last event was refused. */
    lastWasRefused: boolean;
    incidents: { kind: 'silence' | 'signatures'; openedAt: Date }[];
    hours: Hour[];
    held: number;
    /** People held for a status that no table of the profile has. */
    unknownStatuses: number;
    snapshots: Snapshot[];
  } | null;
  /**
   * Numbers of clients outside the trash: those of the ERP, those removed by it, those with an
   * address that several people have, and those managed manually.
   */
  clients: { active: number; former: number; conflicts: number; byHand: number };
  formersKeepAccess: boolean;
};

/** Reads the actor's ERP for its page. */
export async function readErp(staff: Staff): Promise<Result<ErpSummary, 'not-allowed'>> {
  if (!may(staff, 'erp.read')) return fail('not-allowed');
  const structureId = staff.structure.id;
  const [structure, live, clients] = await Promise.all([
    prisma().structure.findUniqueOrThrow({ where: { id: structureId }, select: { formersKeepAccess: true } }),
    prisma().erpConnection.findFirst({
      where: { structureId, state: { not: 'disconnected' } },
      include: {
        secrets: {
          where: { revokedAt: null },
          orderBy: { createdAt: 'desc' },
          select: { id: true, ending: true, createdAt: true, lastUsedAt: true },
        },
        incidents: { where: { closedAt: null }, orderBy: { openedAt: 'asc' } },
      },
    }),
    countClients(structureId),
  ]);
  if (!live) return succeed({ connection: null, clients, ...structure });
  const { id, profile, state, createdAt, secrets, incidents } = live;
  const connection = {
    id,
    profile: profile as ProfileName,
    state: state as 'active' | 'disabled',
    createdAt,
    secrets,
    incidents: incidents.map(({ kind, openedAt }) => ({ kind: kind as 'silence' | 'signatures', openedAt })),
    ...(await readPulse(structureId, id)),
  };
  return succeed({ connection, clients, ...structure });
}

async function countClients(structureId: string): Promise<ErpSummary['clients']> {
  const { rows } = await database().pool.query<ErpSummary['clients']>(
    `select count(*) filter (where erp_id is not null and erp_removed_at is null)::int as active,
       count(*) filter (where erp_removed_at is not null)::int as former,
       count(*) filter (where erp_id is not null and email_key = 'held:' || id)::int as conflicts,
       count(*) filter (where erp_id is null and erp_removed_at is null)::int as "byHand"
     from client where structure_id = $1 and deleted_at is null`,
    [structureId],
  );
  return rows[0] as ErpSummary['clients'];
}

async function readPulse(structureId: string, connectionId: string) {
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
      `select id, state::text, received_at as "receivedAt", lines, created, updated, removed, invalid,
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
