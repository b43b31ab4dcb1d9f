import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { isFormerId } from '#lib/clients/erp/former-ids.ts';
import { connection as database } from '#lib/database/connection.ts';

/**
 * Groups of people by origin. `taken`: the ERP took over a manually managed client. `shared`:
 * several clients have one address. `address`: without a usable address, clients or not.
 */
export const erpPeopleKinds = ['hand', 'taken', 'erp', 'shared', 'address'] as const;
export type ErpPeopleKind = (typeof erpPeopleKinds)[number];

/**
 * `id` null: the person is no client, because the ERP sent no usable address; `eventId` is their
 * latest event. `takenAt`: when the ERP took over a client who had existed before.
 */
export type ErpPerson = {
  id: string | null;
  lastName: string;
  firstName: string;
  email: string;
  erpId: string | null;
  takenAt: Date | null;
  eventId: string | null;
};

export const erpPeoplePageSize = 50;

const takenOver = `select max(a.at) from audit_event a
  where a.structure_id = c.structure_id and a.client_id = c.id and a.kind = 'client-taken-over-by-erp'`;
const active = 'c.erp_id is not null and c.erp_removed_at is null';

const conditions: Record<ErpPeopleKind, string> = {
  hand: 'c.erp_id is null and c.erp_removed_at is null',
  taken: `${active} and exists (${takenOver.replace('max(a.at)', '')})`,
  erp: active,
  shared: `${active} and c.email_key = 'held:' || c.id and c.email <> ''`,
  address: `${active} and c.email = ''`,
};

const clients = (kind: ErpPeopleKind) => `select c.id::text, c.last_name as "lastName", c.first_name as "firstName",
    c.email, c.erp_id as "erpId", (${takenOver}) as "takenAt", null::text as "eventId", c.sort_name
  from client c where c.structure_id = $1 and c.deleted_at is null and ${conditions[kind]}`;

/**
 * SQL: people who are no clients because the address in their latest event was unusable. The index
 * on the verdict finds their events.
 */
const refused = `select null::text, coalesce(e.payload #>> '{fields,lastName}', e.payload #>> '{raw,lastName}', ''),
    coalesce(e.payload #>> '{fields,firstName}', e.payload #>> '{raw,firstName}', ''),
    coalesce(e.payload #>> '{raw,email}', ''), e.erp_id, null::timestamptz, e.id::text,
    lower(coalesce(e.payload #>> '{fields,lastName}', e.payload #>> '{raw,lastName}', ''))
  from (
    select distinct on (erp_id) * from erp_event
    where structure_id = $1 and verdict = 'invalid' and erp_id is not null
    order by erp_id, received_at desc, id desc
  ) e
  where e.problems @> '[{"pointer": "/data/email"}]'
    and not exists (select from client c where c.structure_id = $1 and c.erp_id = e.erp_id)
    and not exists (select from erp_tombstone t where t.structure_id = $1 and t.erp_id = e.erp_id)
    and not ${isFormerId('e.erp_id')}`;

/**
 * Lists one page of the people of one group by name, without the trash, and counts every group.
 * @param page 1-based
 */
export async function listErpPeople(
  staff: Staff,
  kind: ErpPeopleKind,
  page: number,
): Promise<{ people: ErpPerson[]; counts: Record<ErpPeopleKind, number> } | null> {
  if (!may(staff, 'erp.read')) return null;
  const { pool } = database();
  const counts = erpPeopleKinds.map((name) => `count(*) filter (where ${conditions[name]})::int as "${name}"`);
  const people = kind === 'address' ? `${clients(kind)} union all ${refused}` : clients(kind);
  const [listed, counted] = await Promise.all([
    pool.query<ErpPerson>(
      `select id, "lastName", "firstName", email, "erpId", "takenAt", "eventId" from (${people}) listed
       order by sort_name, coalesce(id, "eventId") limit $2 offset $3`,
      [staff.structure.id, erpPeoplePageSize, (page - 1) * erpPeoplePageSize],
    ),
    pool.query<Record<ErpPeopleKind, number> & { refused: number }>(
      `select ${counts.join(', ')}, (select count(*)::int from (${refused}) listed) as refused
       from client c where c.structure_id = $1 and c.deleted_at is null`,
      [staff.structure.id],
    ),
  ]);
  const { refused: refusedCount, ...known } = counted.rows[0] as (typeof counted.rows)[number];
  return { people: listed.rows, counts: { ...known, address: known.address + refusedCount } };
}
