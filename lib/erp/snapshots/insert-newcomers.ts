import { attachWaitingAccounts } from '#lib/addresses/attach-waiting-accounts.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Lines of a snapshot, from after one to another. `takenAt`: when it was taken, the version of what
 * it says.
 */
export type Lines = { structureId: string; snapshotId: string; from: number; to: number; takenAt: Date };

/**
 * Makes records, in one statement, for those lines about whom nothing has to be decided: nobody has
 * their id or ever had it, nobody has or claims their address or is known by it, and no other of
 * these lines speaks of either. That is nearly everybody of a first snapshot. What it writes is
 * what `decideEvent` and `writePeople` do with somebody unknown, as a property test compares. The
 * caller has locked everybody.
 * @returns how many
 */
export async function insertNewcomers(
  tx: Transaction,
  { structureId, snapshotId, from, to, takenAt }: Lines,
): Promise<number> {
  const { rows } = await tx.query<{ id: string }>(
    `with lines as materialized (
       select erp_id, email_key, (payload ->> 'removes')::boolean as removes, payload -> 'fields' as fields,
         payload -> 'ready' as ready,
         count(*) over (partition by erp_id) as same_id, count(*) over (partition by email_key) as same_address
       from erp_snapshot_line where structure_id = $1 and snapshot_id = $2 and line > $3 and line <= $4
         and payload is not null
     )
     insert into client (structure_id, id, erp_id, member_number, last_name, first_name, email, email_key, erp_email,
       erp_email_key, phone,
       birth_date, source, sort_name, search_text, erp_version, erp_fields_version, erp_optional)
     select $1, (ready ->> 'id')::uuid, erp_id, ready ->> 'memberNumber', fields ->> 'lastName',
       fields ->> 'firstName', fields ->> 'email', email_key,
       fields ->> 'email', email_key, fields ->> 'phone', (fields ->> 'birthDate')::date, 'erp', ready ->> 'sortName',
         ready ->> 'searchText', $5, $5,
       jsonb_strip_nulls(jsonb_build_object('phone', case when fields ? 'phone' then $6::bigint end,
         'birthDate', case when fields ? 'birthDate' then $6::bigint end))
     from lines where not removes and email_key is not null and same_id = 1 and same_address = 1
       ${none('erp_tombstone', 'erp_id')} ${none('client', 'erp_id')} ${none('client', 'email_key')}
         ${none('client', 'erp_email_key', 'email_key')}
       ${none('client_alias', 'email_key')}
     returning id`,
    [structureId, snapshotId, from, to, takenAt, takenAt.getTime()],
  );
  if (rows.length === 0) return 0;
  await attachWaitingAccounts(
    tx,
    structureId,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/**
 * SQL: a look-up for each line. Written as `not exists`, the planner may read the whole club for
 * each few lines of a club that fills.
 */
const none = (table: string, column: string, of = column) =>
  `and (select true from ${table} other where other.structure_id = $1 and other.${column} = lines.${of}
    limit 1) is null`;
