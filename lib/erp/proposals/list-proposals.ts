import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import type { Reason } from '#lib/matching/reasons.ts';
import { fieldOf, refusedEvent } from './read-new-people.ts';

/** One of the two records, as staff compares them. `birthDate`: ISO 8601 day. */
export type ProposedRecord = {
  lastName: string;
  firstName: string;
  email: string;
  phone: string | null;
  birthDate: string | null;
};

/**
 * A person of the ERP who is likely a client of the club. `personId`: the client that the ERP
 * created; null where the person is none, and `eventId` is their refused event.
 */
export type Proposal = {
  erpId: string;
  clientId: string;
  personId: string | null;
  eventId: string | null;
  score: number;
  reasons: Reason[];
  person: ProposedRecord;
  client: ProposedRecord;
};

export const proposalPageSize = 20;

const record = (alias: string) => `json_build_object('lastName', ${alias}.last_name, 'firstName', ${alias}.first_name,
  'email', ${alias}.email, 'phone', ${alias}.phone, 'birthDate', ${alias}.birth_date)`;

/** SQL: pairs that wait for a decision: both records are still as they were when proposed. */
const open = `from erp_proposal p
  join client o on o.structure_id = $1 and o.id = p.client_id and o.erp_id is null and o.deleted_at is null
    and o.erp_removed_at is null
  left join client e on e.structure_id = $1 and e.erp_id = p.erp_id
  left join lateral ${refusedEvent('p.erp_id')} v on e.id is null
  where p.structure_id = $1 and p.refused_at is null
    and case when e.id is null then v.id is not null else e.deleted_at is null and e.erp_removed_at is null end`;

/**
 * Lists one page of the pairs that are likely one person, the likeliest first, and counts them all.
 * Null for staff who may not read the ERP.
 * @param page 1-based
 */
export async function listProposals(
  staff: Staff,
  page: number,
): Promise<{ proposals: Proposal[]; count: number } | null> {
  if (!may(staff, 'erp.read')) return null;
  const { pool } = database();
  const rows = await runPrepared<Proposal & { count: number }>(pool, pageSql, [
    staff.structure.id,
    proposalPageSize,
    (page - 1) * proposalPageSize,
  ]);
  const proposals = rows.map(({ count: _, ...proposal }) => proposal);
  if (rows[0] || page === 1) return { proposals, count: rows[0]?.count ?? 0 };
  const [counted] = await runPrepared<{ count: number }>(pool, `select count(*)::int as count ${open}`, [
    staff.structure.id,
  ]);
  return { proposals, count: counted?.count ?? 0 };
}

const pageSql = `select p.erp_id as "erpId", p.client_id as "clientId", e.id as "personId", v.id as "eventId", p.score,
    p.reasons, ${record('o')} as client, case when e.id is not null then ${record('e')} else json_build_object(
      'lastName', ${fieldOf('lastName')}, 'firstName', ${fieldOf('firstName')}, 'email', '',
      'phone', v.payload #>> '{fields,phone}', 'birthDate', v.payload #>> '{fields,birthDate}') end as person,
    (count(*) over ())::int as count
  ${open} order by p.score desc, p.erp_id, p.client_id limit $2 offset $3`;
