import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import type { Reason } from '../reasons.ts';

export const duplicatePageSize = 20;
/** Maximum that the tab counts. */
export const maxDuplicates = 100;

/** One of the two records, as staff compares them. `birthDate`: ISO 8601 day. */
export type DuplicateRecord = {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  phone: string | null;
  birthDate: string | null;
};

export type DuplicatePair = { first: DuplicateRecord; second: DuplicateRecord; score: number; reasons: Reason[] };

const record = (alias: string) => `json_build_object('id', ${alias}.id, 'lastName', ${alias}.last_name,
  'firstName', ${alias}.first_name, 'email', ${alias}.email, 'phone', ${alias}.phone, 'birthDate', ${alias}.birth_date)`;

/**
 * SQL: pairs that wait for a decision: both records are outside the trash, they are not two people
 * of the ERP, and they are not proposed, or refused, as a person of the ERP and a client.
 */
const open = `from duplicate_pair p
  join client a on a.structure_id = $1 and a.id = p.first_id and a.deleted_at is null
  join client b on b.structure_id = $1 and b.id = p.second_id and b.deleted_at is null
  where p.structure_id = $1 and not p.refused and (a.erp_id is null or b.erp_id is null)
    and not exists (select from erp_proposal r where r.structure_id = $1
      and (r.client_id = a.id and r.erp_id = b.erp_id or r.client_id = b.id and r.erp_id = a.erp_id))`;

/**
 * Lists pairs of clients of the actor's structure that are likely one person, the likeliest first.
 * @param after the ids of the last pair of the page before, with a point between them; any other
 *   text opens the first page
 */
export async function listDuplicates(staff: Staff, after = ''): Promise<{ rows: DuplicatePair[]; after?: string }> {
  const [first, second] = after.split('.', 2);
  const place = isId(first) && isId(second) ? [first, second] : [null, null];
  const rows = await runPrepared<DuplicatePair>(
    connection().pool,
    `select p.score, p.reasons, ${record('a')} as first, ${record('b')} as second ${open}
       and ($2::uuid is null or (-p.score, p.first_id, p.second_id) > (
         select -l.score, l.first_id, l.second_id from duplicate_pair l
         where l.structure_id = $1 and l.first_id = $2 and l.second_id = $3))
     order by p.score desc, p.first_id, p.second_id limit ${duplicatePageSize + 1}`,
    [staff.structure.id, ...place],
  );
  const shown = rows.slice(0, duplicatePageSize);
  const last = rows.length > duplicatePageSize ? shown.at(-1) : undefined;
  return { rows: shown, ...(last && { after: `${last.first.id}.${last.second.id}` }) };
}

/** Counts the pairs that `listDuplicates` lists, up to a hundred. */
export async function countDuplicates(staff: Staff): Promise<number> {
  const rows = await runPrepared<{ count: number }>(
    connection().pool,
    `select count(*)::int as count from (select ${open} limit ${maxDuplicates}) found`,
    [staff.structure.id],
  );
  return rows[0]?.count ?? 0;
}
