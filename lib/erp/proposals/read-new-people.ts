import { isFormerId } from '#lib/clients/erp/former-ids.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { MatchPerson } from '#lib/matching/person.ts';

type Row = Omit<MatchPerson, 'birthDate'> & { birthDay: string | null };

/**
 * SQL: the latest refused event of a person who is no client and was not removed.
 * @param erpId the column with the person's id
 */
export const refusedEvent = (erpId: string) => `(select v.id, v.payload from erp_event v
  where v.structure_id = $1 and v.erp_id = ${erpId} and v.verdict = 'invalid'
    and not exists (select from client c where c.structure_id = $1 and c.erp_id = ${erpId})
    and not exists (select from erp_tombstone t where t.structure_id = $1 and t.erp_id = ${erpId})
    and not ${isFormerId(erpId)}
  order by v.received_at desc, v.id desc limit 1)`;

/** SQL: a field as the event says it, or as it came where it could not be read. */
export const fieldOf = (name: string) =>
  `coalesce(v.payload #>> '{fields,${name}}', v.payload #>> '{raw,${name}}', '')`;

/**
 * Reads people of the ERP to compare with the other clients: those whom the ERP created and has,
 * and those who are no clients because their latest event was refused.
 */
export async function readNewPeople(on: Queryable, structureId: string, erpIds: string[]): Promise<MatchPerson[]> {
  const { rows } = await on.query<Row>(
    `select c.* from unnest($2::text[]) asked (erp_id) cross join lateral (
       select erp_id as key, id as "ownClientId", last_name as "lastName", first_name as "firstName",
         coalesce(erp_email_key, '') as "emailKey", phone, birth_date::text as "birthDay"
       from client where structure_id = $1 and erp_id = asked.erp_id and source = 'erp' and deleted_at is null
         and erp_removed_at is null offset 0) c
     union all
     select asked.erp_id, null, ${fieldOf('lastName')}, ${fieldOf('firstName')}, '',
       v.payload #>> '{fields,phone}', v.payload #>> '{fields,birthDate}'
     from unnest($2::text[]) asked (erp_id) cross join lateral ${refusedEvent('asked.erp_id')} v`,
    [structureId, erpIds],
  );
  return rows.map(({ birthDay, ...person }) => ({
    ...person,
    birthDate: birthDay === null ? null : new Date(birthDay),
  }));
}
