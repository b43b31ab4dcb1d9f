import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database, prisma } from '#lib/database/connection.ts';
import type { IncidentKind } from '#lib/erp/connections/open-incident.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import type { Snapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type Hour, readActivity } from './read-activity.ts';

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
    incidents: { kind: IncidentKind; openedAt: Date }[];
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
    incidents: incidents.map(({ kind, openedAt }) => ({ kind: kind as IncidentKind, openedAt })),
    ...(await readActivity(structureId, id)),
  };
  return succeed({ connection, clients, ...structure });
}

async function countClients(structureId: string): Promise<ErpSummary['clients']> {
  const { rows } = await database().pool.query<ErpSummary['clients']>(
    `select count(*) filter (where erp_id is not null and erp_removed_at is null)::int as active,
       count(*) filter (where erp_removed_at is not null)::int as former,
       count(*) filter (where erp_id is not null and email_key = 'held:' || id and email <> '')::int as conflicts,
       count(*) filter (where erp_id is null and erp_removed_at is null)::int as "byHand"
     from client where structure_id = $1 and deleted_at is null`,
    [structureId],
  );
  return rows[0] as ErpSummary['clients'];
}
