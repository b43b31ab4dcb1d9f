import { attachWaitingAccounts } from '#lib/addresses/attach-waiting-accounts.ts';
import { createErpClientsFrom } from '#lib/clients/erp/create-erp-clients.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Lines of a snapshot, after `from` and up to `to`. `takenAt`: the version of what they say.
 * `erased`: those about erased people, who stay out.
 */
export type LineRange = { structureId: string; snapshotId: string; from: number; to: number; takenAt: Date } & {
  erased: number[];
};

/**
 * Creates the clients of lines that leave nothing to decide, in one statement: no client,
 * tombstone or former id has the id, no client owns, claims or once had the address, and no other
 * line of the range has either. That is most of a first snapshot. The rows equal those of
 * `decideEvent` and `writePeople` for an unknown person, as a property test compares. The caller
 * holds the structure-wide lock.
 * @returns the number of created clients
 */
export async function insertNewcomers(
  tx: Transaction,
  { structureId, snapshotId, from, to, takenAt, erased }: LineRange,
): Promise<number> {
  const sql = `with lines as materialized (
       select erp_id, payload ->> 'kind' as erp_kind, email_key, (payload ->> 'removes')::boolean as removes, payload -> 'fields' as fields,
         payload -> 'ready' as ready,
         count(*) over (partition by erp_id) as same_id, count(*) over (partition by email_key) as same_address
       from erp_snapshot_line where structure_id = $1 and snapshot_id = $2 and line > $3 and line <= $4
         and payload is not null
         and line <> all($7::int[])
     )
     select (ready ->> 'id')::uuid as id, erp_id, erp_kind, ready ->> 'memberNumber' as member_number,
       fields ->> 'lastName' as last_name, coalesce(fields ->> 'firstName', '') as first_name, fields ->> 'email' as email,
       email_key, fields ->> 'phone' as phone, fields ->> 'secondPhone' as second_phone, (fields ->> 'birthDate')::date as birth_date,
       ready ->> 'sortName' as sort_name, ready ->> 'searchText' as search_text, $5::timestamptz as version,
       jsonb_strip_nulls(jsonb_build_object('firstName', case when not fields ? 'firstName' then 0 end,
         'phone', case when fields ? 'phone' then $6::bigint end,
         'secondPhone', case when fields ? 'secondPhone' then $6::bigint end,
         'birthDate', case when fields ? 'birthDate' then $6::bigint end)) as optional
     from lines where not removes and jsonb_typeof(ready) = 'object' and same_id = 1 and same_address = 1
       ${noneIn('erp_tombstone', 'erp_id')} ${noneIn('erp_former_id', 'erp_id')} ${noneIn('client', 'erp_id')} ${noneIn('client', 'email_key')}
       ${noneIn('client', 'erp_email_key', 'email_key')} ${noneIn('client_alias', 'email_key')}`;
  const values = [structureId, snapshotId, from, to, takenAt, takenAt.getTime(), erased];
  const ids = await createErpClientsFrom(tx, { sql, values });
  if (ids.length > 0) await attachWaitingAccounts(tx, structureId, ids);
  return ids.length;
}

/**
 * SQL: a look-up for each line. With `not exists` the planner may scan all clients of the structure
 * for every few lines while their number grows.
 */
const noneIn = (table: string, column: string, lineColumn = column) =>
  `and (select true from ${table} other where other.structure_id = $1 and other.${column} = lines.${lineColumn}
    limit 1) is null`;
