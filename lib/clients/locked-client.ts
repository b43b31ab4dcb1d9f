import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { searchText, sortName } from './derived-columns.ts';
import { fileColumns, type KnownClient } from './find-by-email-keys.ts';
import { findGroups, idsOf } from './groups/group-ids.ts';

/** A client locked until the transaction ends: the fields of a file, and its state in the trash. */
export type LockedClient = Omit<KnownClient, 'inBin'> & { deletedAt: Date | null; deletedById: string | null };

/** Locks clients, always in the same order, so that two imports cannot deadlock. */
export async function lockClients(
  tx: Transaction,
  structureId: string,
  ids: string[],
): Promise<Map<string, LockedClient>> {
  const { rows } = await tx.query<LockedClient>(
    `select c.id, c.version, c.email_key as "emailKey", ${fileColumns}, c.deleted_at as "deletedAt",
      c.deleted_by_id as "deletedById"
    from client c where c.structure_id = $1 and c.id = any($2) order by c.id for update`,
    [structureId, ids],
  );
  return new Map(rows.map((client) => [client.id, client]));
}

/** Returns the client with one side of the changes applied. */
export function withChanges(client: LockedClient, changes: FieldChanges, side: 'before' | 'after'): LockedClient {
  const values = Object.entries(changes).map(([name, change]) => [name, change[side] ?? emptyValue(name)]);
  return { ...client, ...Object.fromEntries(values) };
}

function emptyValue(field: string): '' | string[] | null {
  if (field === 'groups') return [];
  return field === 'firstName' ? '' : null;
}

/**
 * Writes locked clients in one statement, and increments the version of each. Their groups have to
 * be there: a name of no group is left out, because its group was deleted.
 */
export async function writeClients(tx: Transaction, structureId: string, clients: LockedClient[]): Promise<void> {
  if (clients.length === 0) return;
  const groups = await findGroups(
    tx,
    structureId,
    clients.flatMap((client) => client.groups),
    'ever',
  );
  const column = (value: (client: LockedClient) => unknown) => clients.map(value);
  await tx.query(
    `update client c
    set last_name = d.last_name, first_name = d.first_name, phone = d.phone, second_phone = d.second_phone,
      birth_date = d.birth_date, gender = d.gender, language = d.language, member_number = d.member_number,
      group_ids = array(select jsonb_array_elements_text(d.group_ids)::uuid), note = d.note,
      sort_name = d.sort_name, search_text = d.search_text, deleted_at = d.deleted_at, deleted_by_id = d.deleted_by_id,
      version = c.version + 1, updated_at = now()
    from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::gender[], $9::text[],
      $10::text[], $11::jsonb[], $12::text[], $13::text[], $14::text[], $15::timestamptz[], $16::uuid[])
      as d (id, last_name, first_name, phone, second_phone, birth_date, gender, language, member_number, group_ids, note,
        sort_name, search_text, deleted_at, deleted_by_id)
    where c.structure_id = $1 and c.id = d.id`,
    [
      structureId,
      column(({ id }) => id),
      column(({ lastName }) => lastName),
      column(({ firstName }) => firstName),
      column(({ phone }) => phone),
      column(({ secondPhone }) => secondPhone),
      column(({ birthDate }) => birthDate),
      column(({ gender }) => gender),
      column(({ language }) => language),
      column(({ memberNumber }) => memberNumber),
      column((client) => JSON.stringify(idsOf(client.groups, groups))),
      column(({ note }) => note),
      column(({ lastName, firstName }) => sortName(lastName, firstName)),
      column(searchText),
      column(({ deletedAt }) => deletedAt),
      column(({ deletedById }) => deletedById),
    ],
  );
}
