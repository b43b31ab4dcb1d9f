import { conflictKey } from '#lib/addresses/conflict-key.ts';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { insertRows } from '#lib/database/insert-rows.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { memberNumber } from '#lib/erp/record-id.ts';
import type { OwnedFields, PersonState } from './decide-event.ts';
import type { ClientRecord } from './load-people.ts';

/**
 * A person after all that was said of them. `recordId`: their id in the ERP without its kind, where
 * the events told it. `clientId`: of the record there is or is to be. `visible`: whether staff sees
 * a difference.
 */
export type WrittenPerson = {
  erpId: string;
  recordId: string | null;
  clientId: string;
  record: ClientRecord | null;
  after: PersonState & { fields: OwnedFields };
  visible: boolean;
};

/**
 * Writes people into the table of clients. @param addresses the keys of those who gained one; other
 * new people have none of their own
 */
export async function writePeople(
  tx: Transaction,
  structureId: string,
  people: WrittenPerson[],
  addresses: Map<string, string>,
): Promise<void> {
  const made = people.filter(({ record }) => !record);
  const known = people.filter(({ record }) => record);
  if (made.length > 0) await insertPeople(tx, structureId, made, addresses);
  if (known.length > 0) await updatePeople(tx, structureId, known);
}

const shape = `as d (id uuid, erp_id text, member_number text, last_name text, first_name text, email text, erp_email text, erp_email_key text,
  phone text, birth_date date, sort_name text, search_text text, erp_version timestamptz, erp_fields_version timestamptz, erp_optional jsonb,
  erp_removed_at timestamptz, leaves_bin boolean, visible boolean)`;

async function insertPeople(
  tx: Transaction,
  structureId: string,
  people: WrittenPerson[],
  addresses: Map<string, string>,
): Promise<void> {
  const rows = people.map((one) => ({
    structure_id: structureId,
    ...toRow(one),
    email_key: addresses.get(one.clientId) ?? conflictKey(one.clientId),
    member_number: one.recordId && memberNumber(one.recordId),
    source: 'erp',
  }));
  await insertRows(tx, 'client', rows);
}

async function updatePeople(tx: Transaction, structureId: string, people: WrittenPerson[]): Promise<void> {
  await tx.query(
    `update client c set erp_id = d.erp_id, member_number = coalesce(c.member_number, d.member_number),
      last_name = d.last_name,
       first_name = d.first_name, email = d.email, erp_email = d.erp_email, erp_email_key = d.erp_email_key,
         phone = d.phone,
       birth_date = d.birth_date, sort_name = d.sort_name, search_text = d.search_text, erp_version = d.erp_version,
       erp_fields_version = d.erp_fields_version, erp_optional = d.erp_optional, erp_removed_at = d.erp_removed_at,
       access_until = case when d.erp_removed_at is null then null else c.access_until end,
       deleted_at = case when d.leaves_bin then null else c.deleted_at end,
       deleted_by_id = case when d.leaves_bin then null else c.deleted_by_id end,
       version = c.version + d.visible::int, updated_at = case when d.visible then now() else c.updated_at end
     from json_to_recordset($2::json) ${shape} where c.structure_id = $1 and c.id = d.id and c.id = any($3::uuid[])`,
    // The ids once more: from them the planner knows how few they are, and does not read the whole
    // club to find them.
    [structureId, JSON.stringify(people.map(toChange)), people.map(({ clientId }) => clientId)],
  );
}

function toChange(one: WrittenPerson) {
  const { record, after, visible, recordId: id } = one;
  return {
    ...toRow(one),
    member_number: id && memberNumber(id),
    leaves_bin: (record?.inBin ?? false) && !after.inBin,
    visible,
  };
}

function toRow({ erpId, clientId, record, after }: WrittenPerson) {
  const { lastName, firstName, email, emailKey, phone, birthDate } = after.fields;
  const aliased = record?.aliased ?? false;
  return {
    id: clientId,
    erp_id: erpId,
    last_name: lastName,
    first_name: firstName,
    email: aliased ? (record?.email ?? email) : email,
    erp_email: email,
    erp_email_key: emailKey,
    phone,
    birth_date: birthDate,
    sort_name: sortName(lastName, firstName),
    search_text: searchText({ lastName, firstName, emailKey: aliased ? (record?.emailKey ?? emailKey) : emailKey }),
    erp_version: after.version,
    erp_fields_version: after.fieldsVersion,
    erp_optional: after.optional,
    erp_removed_at: after.removedAt,
  };
}
