import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';

/**
 * Groups of clients by origin. `taken`: the ERP took over a manually managed client. `shared`:
 * several clients have one address.
 */
export const erpPeopleKinds = ['hand', 'taken', 'erp', 'shared'] as const;
export type ErpPeopleKind = (typeof erpPeopleKinds)[number];

/** `takenAt`: when the ERP took over a client who had existed before. */
export type ErpPerson = {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  erpId: string | null;
  takenAt: Date | null;
};

export const erpPeoplePageSize = 50;

const takenOver = `select max(a.at) from audit_event a
  where a.structure_id = c.structure_id and a.client_id = c.id and a.kind = 'client-taken-over-by-erp'`;
const active = 'c.erp_id is not null and c.erp_removed_at is null';

const conditions: Record<ErpPeopleKind, string> = {
  hand: 'c.erp_id is null and c.erp_removed_at is null',
  taken: `${active} and exists (${takenOver.replace('max(a.at)', '')})`,
  erp: active,
  shared: `c.erp_id is not null and c.email_key = 'held:' || c.id`,
};

/**
 * Lists one page of the clients of one group by name, without the trash, and counts every group.
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
  const [listed, counted] = await Promise.all([
    pool.query<ErpPerson>(
      `select c.id, c.last_name as "lastName", c.first_name as "firstName", c.email, c.erp_id as "erpId",
        (${takenOver}) as "takenAt"
       from client c where c.structure_id = $1 and c.deleted_at is null and ${conditions[kind]}
       order by c.sort_name, c.id limit $2 offset $3`,
      [staff.structure.id, erpPeoplePageSize, (page - 1) * erpPeoplePageSize],
    ),
    pool.query<Record<ErpPeopleKind, number>>(
      `select ${counts.join(', ')} from client c where c.structure_id = $1 and c.deleted_at is null`,
      [staff.structure.id],
    ),
  ]);
  return { people: listed.rows, counts: counted.rows[0] as Record<ErpPeopleKind, number> };
}
