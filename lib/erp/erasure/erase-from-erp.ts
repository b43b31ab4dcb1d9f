import type { Queryable, Transaction } from '#lib/database/run-sql.ts';
import { addressPattern } from '#lib/identity/address-pattern.ts';

/** By what a person is found in what an ERP sent. `emails` are in lower case. */
export type ErpTraces = { clientId: string; erpIds: string[]; emails: string[]; emailKeys: string[] };

/** SQL: whether an `erp_event e` is about the person, by columns with an index. */
const theirEvent = `e.structure_id = $1 and (e.client_id = $2 or e.erp_id = any($3::text[]))`;

/**
 * SQL: ids of the person and where they count: those of their events in the same connection, and,
 * of a client that an ERP created, the member number, which is the id where the ERP sends none. The
 * client itself loses the id with the connection.
 */
const theirIds = `select o.connection_id, o.erp_id from erp_event o
    where o.structure_id = $1 and o.client_id = $2 and o.erp_id is not null
  union select null, c.member_number from client c where c.structure_id = $1 and c.id = $2 and c.source = 'erp'`;

/** SQL: whether an `erp_event e` that reached no client came under an id of the person. */
const underTheirId = `e.structure_id = $1 and e.client_id is null and e.erp_id = any(array(select erp_id from (${theirIds}) i))
  and exists (select from (${theirIds}) i where i.erp_id = e.erp_id and coalesce(i.connection_id, e.connection_id) = e.connection_id)`;

/** SQL: whether the fields of an `erp_event e` name an address or an id of the person. */
const namesThem = `e.structure_id = $1 and (
  exists (select from (select lower(e.payload::text || ' ' || coalesce(e.changes::text, ''))) said (text),
    unnest($2::text[], $4::text[]) as named (address, pattern)
    where strpos(said.text, address) > 0 and said.text ~ pattern)
  or e.payload ->> 'erpId' = any($3::text[]) or e.payload -> 'formerIds' ?| $3::text[])`;

/** Counts the entries of the journal about a person. */
export async function countErpEvents(on: Queryable, structureId: string, person: ErpTraces): Promise<number> {
  const { rows } = await on.query<{ count: number }>(
    `select count(*)::int as count from erp_event e where ${theirEvent}`,
    [structureId, person.clientId, person.erpIds],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Erases the entries of the journal about a person: time, kind of message and verdict stay. One
 * that waited to be applied, or was held, has no effect any more.
 */
export async function eraseErpEvents(
  tx: Transaction,
  structureId: string,
  { clientId, erpIds }: ErpTraces,
): Promise<number> {
  // Before their own are blanked, which name the ids.
  await tx.query(blank(underTheirId), [structureId, clientId]);
  const { rowCount } = await tx.query(blank(theirEvent), [structureId, clientId, erpIds]);
  await tx.query('delete from erp_fetch where structure_id = $1 and erp_id = any($2::text[])', [structureId, erpIds]);
  return rowCount ?? 0;
}

/** Erases what names a person in the whole of the journal and in the lines of snapshots. */
export async function eraseErpTraces(
  tx: Transaction,
  structureId: string,
  { erpIds, emails, emailKeys }: ErpTraces,
): Promise<void> {
  const asJson = emails.map((email) => JSON.stringify(email).slice(1, -1));
  await tx.query(blank(namesThem), [structureId, asJson, erpIds, asJson.map(addressPattern)]);
  await tx.query(
    `update erp_snapshot_line set erp_id = null, email_key = null, payload = null, problems = null
     where structure_id = $1 and (erp_id = any($2::text[]) or email_key = any($3::text[])
       or payload -> 'formerIds' ?| $2::text[])`,
    [structureId, erpIds, emailKeys],
  );
}

function blank(condition: string): string {
  return `update erp_event e set payload = '{"ignored":"erased"}', changes = null, problems = null, erp_id = null,
    client_id = null, webhook_id = 'erased:' || e.id, body_hash = null,
    verdict = case when verdict in ('received', 'held') then 'ignored'::erp_verdict else verdict end
  where ${condition}`;
}
