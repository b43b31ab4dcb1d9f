import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { EventProblem } from '#lib/erp/profiles/erp-event.ts';
import { isId } from '#lib/identity/id.ts';

/** The effects of a snapshot on people. `taken`: manually managed until now, and the ERP's then. */
export const snapshotKinds = ['removed', 'readdressed', 'taken', 'new', 'invalid'] as const;
export type SnapshotKind = (typeof snapshotKinds)[number];

/**
 * `newEmail`: the address of the snapshot, where it differs. `line`: the line in the snapshot, null
 * for a person who is absent from it.
 */
export type SnapshotChange = {
  clientId: string | null;
  erpId: string | null;
  name: string;
  email: string;
  newEmail: string | null;
  line: number | null;
  problems: EventProblem[];
};

export type Snapshot = {
  id: string;
  state: string;
  receivedAt: Date;
  lines: number;
  created: number;
  updated: number;
  removed: number;
  invalid: number;
  toRemove: number;
  toReaddress: number;
  base: number;
};

export type ShownSnapshot = Snapshot & {
  takenAt: Date;
  unchanged: number;
  reached: number;
  /** Milliseconds since its last progress. */
  idleMs: number;
  decidedAt: Date | null;
  decidedBy: string | null;
};

/**
 * `counts` and `changes` describe the effects now, and only while the snapshot waits; later its
 * lines are deleted, and its own numbers describe what it did.
 */
export type SnapshotChanges = {
  snapshot: ShownSnapshot;
  counts: Record<SnapshotKind, number> | null;
  changes: SnapshotChange[];
};

export const snapshotPageSize = 50;

/**
 * Reads a snapshot of the actor's structure and, while it is held, one page of its effects on
 * people; null when the structure has none of that id.
 * @param page 1-based
 */
export async function readSnapshot(
  staff: Staff,
  id: string,
  kind: SnapshotKind,
  page: number,
): Promise<SnapshotChanges | null> {
  if (!may(staff, 'erp.read') || !isId(id)) return null;
  const { pool } = database();
  const { rows } = await pool.query<ShownSnapshot>(
    `select id, state::text, received_at as "receivedAt", taken_at as "takenAt", lines, created, updated, unchanged,
      removed, invalid, reached,
       to_remove as "toRemove", to_readdress as "toReaddress", base, decided_at as "decidedAt",
       (extract(epoch from greatest(now() - moved_at, interval '0')) * 1000)::int8::float8 as "idleMs",
       (select a.name from staff_account a where a.id = decided_by_id) as "decidedBy"
     from erp_snapshot where structure_id = $1 and id = $2`,
    [staff.structure.id, id],
  );
  const snapshot = rows[0];
  if (!snapshot) return null;
  if (snapshot.state !== 'held') return { snapshot, counts: null, changes: [] };
  const of = [staff.structure.id, id, snapshot.takenAt];
  const counts = snapshotKinds.map((name) => `(select count(*)::int from (${lists[name]}) listed) as "${name}"`);
  const [counted, listed] = await Promise.all([
    pool.query<Record<SnapshotKind, number>>(`${people} select ${counts.join(', ')}`, of),
    pool.query<SnapshotChange>(
      `${people} select * from (${lists[kind]}) listed order by line nulls first, name, "clientId" limit $4 offset $5`,
      [...of, snapshotPageSize, (page - 1) * snapshotPageSize],
    ),
  ]);
  return { snapshot, counts: counted.rows[0] as Record<SnapshotKind, number>, changes: listed.rows };
}

/**
 * SQL: the lines of the snapshot, and the people of the ERP without a newer version. They are the
 * people whom `estimateSnapshot` counts.
 */
const people = `with line as materialized (
    select l.line, l.erp_id, l.email_key, l.payload, l.problems from erp_snapshot_line l where l.structure_id = $1
      and l.snapshot_id = $2
  ), here as materialized (
    select c.id, c.erp_id, concat_ws(' ', nullif(c.first_name, ''), c.last_name) as name, coalesce(c.erp_email,
      c.email) as email, c.erp_email_key, c.erp_removed_at
    from client c where c.structure_id = $1 and c.erp_id is not null and c.erp_version <= $3
  )`;

const nameColumns = `concat_ws(' ', nullif(l.payload #>> '{fields,firstName}', ''), l.payload #>> '{fields,lastName}') as name,
  coalesce(l.payload #>> '{fields,email}', '') as email`;
const fine = `'[]'::jsonb as problems`;
const unknown = `not exists (select from client c where c.structure_id = $1 and c.erp_id = l.erp_id)
  and l.payload is not null and not (l.payload ->> 'removes')::boolean`;
const byHand = `select c.id, c.email from client c where c.structure_id = $1 and c.erp_id is null
  and c.deleted_at is null
  and c.id in (
    select k.id from client k where k.structure_id = $1 and k.erp_email_key = l.email_key
    union all select k.id from client k where k.structure_id = $1 and k.email_key = l.email_key
    union all select a.client_id from client_alias a where a.structure_id = $1 and a.email_key = l.email_key) limit 1`;

const lists: Record<SnapshotKind, string> = {
  removed: `select h.id as "clientId", h.erp_id as "erpId", h.name, h.email, null::text as "newEmail", l.line, ${fine}
    from here h left join line l on l.erp_id = h.erp_id
    where h.erp_removed_at is null and (l.line is null or (l.payload ->> 'removes')::boolean)`,
  readdressed: `select h.id as "clientId", h.erp_id as "erpId", h.name, h.email,
    l.payload #>> '{fields,email}' as "newEmail", l.line, ${fine}
    from here h join line l on l.erp_id = h.erp_id where l.email_key <> h.erp_email_key`,
  taken: `select c.id as "clientId", l.erp_id as "erpId", ${nameColumns}, null::text as "newEmail", l.line, ${fine}
    from line l cross join lateral (${byHand}) c where ${unknown}`,
  new: `select null::uuid as "clientId", l.erp_id as "erpId", ${nameColumns}, null::text as "newEmail", l.line, ${fine}
    from line l where ${unknown} and not exists (${byHand})`,
  invalid: `select null::uuid as "clientId", l.erp_id as "erpId", '' as name, '' as email, null::text as "newEmail",
    l.line, l.problems
    from line l where l.payload is null`,
};
