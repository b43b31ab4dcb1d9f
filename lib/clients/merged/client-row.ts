import { giveGroups } from '#lib/clients/groups/give-groups.ts';
import { groupNamesSql } from '#lib/clients/groups/group-names-sql.ts';
import { withGroups } from '#lib/clients/groups/with-groups.ts';
import type { StoredRow } from '#lib/database/client-rows.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** A client's row, of which merging depends on these columns. Times are ISO 8601. */
export type ClientRow = StoredRow & {
  id: string;
  version: number;
  last_name: string;
  first_name: string;
  email: string;
  email_key: string;
  phone: string | null;
  second_phone: string | null;
  birth_date: string | null;
  gender: 'female' | 'male' | 'other' | null;
  language: string | null;
  member_number: string | null;
  /** Ids as they are stored, and the names that these groups have now, which is no column. */
  group_ids: string[];
  groups: string[];
  note: string | null;
  deleted_at: string | null;
  alias_at: string | null;
  alias_by_id: string | null;
  erp_id: string | null;
  erp_email: string | null;
  erp_email_key: string | null;
  erp_removed_at: string | null;
  access_until: string | null;
};

/** Columns that say who a client is in the ERP, and whether the ERP still has them. */
export const erpColumns = [
  'erp_id',
  'erp_kind',
  'erp_email',
  'erp_email_key',
  'erp_version',
  'erp_fields_version',
  'erp_optional',
  'erp_removed_at',
  'access_until',
  'access_granted_at',
  'access_granted_by_id',
] as const;

/** SQL: a whole row of the clients `c`. */
const wholeRow = `(to_jsonb(c) - 'search_words') || jsonb_build_object('groups', ${groupNamesSql('c')}) as row`;

/** Locks clients, always in the order of their ids, and returns their whole rows by id. */
export async function lockRows(tx: Transaction, structureId: string, ids: string[]): Promise<Map<string, ClientRow>> {
  const rows = await runSql<{ row: ClientRow }>(
    tx,
    `select ${wholeRow} from client c where structure_id = $1::uuid and id = any($2::uuid[]) order by id for update`,
    [structureId, ids],
  );
  return new Map(rows.map(({ row }) => [row.id, row]));
}

/** Reads whole rows without locking them. */
export async function readRows(tx: Transaction, structureId: string, ids: string[]): Promise<Map<string, ClientRow>> {
  const rows = await runSql<{ row: ClientRow }>(
    tx,
    `select ${wholeRow} from client c where structure_id = $1::uuid and id = any($2::uuid[])`,
    [structureId, ids],
  );
  return new Map(rows.map(({ row }) => [row.id, row]));
}

/** Deletes a client whose row is kept elsewhere. The caller has taken its other rows away. */
export async function removeRow(tx: Transaction, structureId: string, id: string): Promise<void> {
  await tx.query('delete from client where structure_id = $1 and id = $2', [structureId, id]);
}

/** Writes a whole row over the one with its id. */
export async function writeRow(tx: Transaction, row: StoredRow): Promise<void> {
  const columns = await writableColumns(tx, row);
  await tx.query(
    `update client c set (${columns}) = (select ${columns} from jsonb_populate_record(null::client, $1::jsonb))
     where c.structure_id = ($1::jsonb ->> 'structure_id')::uuid and c.id = ($1::jsonb ->> 'id')::uuid`,
    [JSON.stringify(row)],
  );
}

/** Inserts a whole row. */
export async function insertRow(tx: Transaction, row: StoredRow): Promise<void> {
  const columns = await writableColumns(tx, row);
  await tx.query(
    `insert into client (${columns}) select ${columns} from jsonb_populate_record(null::client, $1::jsonb)`,
    [JSON.stringify(row)],
  );
}

/**
 * Reads the names that the groups of stored rows have now. A row that was stored before groups had
 * ids gets them.
 */
export async function refreshGroups(tx: Transaction, structureId: string, rows: ClientRow[]): Promise<void> {
  for (const row of rows) {
    if (!row.group_ids) row.group_ids = (await giveGroups(tx, structureId, row.groups, { beyond: 'allow' })).ids;
    row.groups = (await withGroups(tx, { structureId, groupIds: row.group_ids })).groups;
  }
}

/**
 * Returns the columns of a row that are written. A column that was added since the row was read is
 * left to its default.
 */
async function writableColumns(tx: Transaction, row: StoredRow): Promise<string> {
  const rows = await runSql<{ name: string }>(
    tx,
    `select quote_ident(attname) as name from pg_attribute where attrelid = 'client'::regclass and attnum > 0
       and not attisdropped and attgenerated = '' and attname <> 'groups' and attname = any($1::text[]) order by attnum`,
    [Object.keys(row)],
  );
  return rows.map(({ name }) => name).join(', ');
}
