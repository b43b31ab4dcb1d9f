import { areMany, insertRows, insertSql } from '#lib/database/insert-rows.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ErpClient, erpClientColumns } from './erp-client.ts';
import { noteNewcomers, onNotedAgain } from './newcomers.ts';

/** A client of the ERP that has no row yet. `emailKey`: the address that the client owns. */
export type NewErpClient = ErpClient & { emailKey: string };

/** Creates clients of an ERP, and notes them as newcomers. */
export async function createErpClients(tx: Transaction, structureId: string, clients: NewErpClient[]): Promise<void> {
  const rows = clients.map((client) => ({
    structure_id: structureId,
    ...erpClientColumns(client),
    email_key: client.emailKey,
    source: 'erp',
  }));
  if (!areMany(rows)) return createFew(tx, rows);
  await insertRows(tx, 'client', rows);
  await noteNewcomers(
    tx,
    structureId,
    clients.map(({ erpId }) => erpId),
  );
}

/** Creates and notes clients in one statement. */
async function createFew(tx: Transaction, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({
    name: 'erp-create-clients',
    text: `with created as (${insertSql('client', Object.keys(rows[0] ?? {}))} returning structure_id, erp_id)
      insert into erp_newcomer (structure_id, erp_id) select structure_id, erp_id from created ${onNotedAgain}`,
    values: [JSON.stringify(rows)],
  });
}

/**
 * A query that returns one row per new client, with the columns of `createErpClientsFrom` by name.
 * Its first value is the structure's id.
 */
export type ErpClientQuery = { sql: string; values: unknown[] };

/**
 * Creates clients of an ERP from the rows of a query, without reading them here: for tens of
 * thousands at once. Each owns the address that the ERP has.
 * @returns the ids of the created clients
 */
export async function createErpClientsFrom(tx: Transaction, { sql, values }: ErpClientQuery): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `with created as (insert into client (structure_id, id, erp_id, erp_kind, member_number, last_name, first_name, email, email_key, erp_email,
       erp_email_key, phone, second_phone, birth_date, source, sort_name, search_text, erp_version, erp_fields_version, erp_optional)
     select $1, id, erp_id, erp_kind, member_number, last_name, first_name, email, email_key, email, email_key, phone, second_phone,
       birth_date, 'erp', sort_name, search_text, version, version, optional
     from (${sql}) described
     returning structure_id, id, erp_id),
     noted as (insert into erp_newcomer (structure_id, erp_id) select structure_id, erp_id from created
       ${onNotedAgain})
     select id from created`,
    values,
  );
  return rows.map(({ id }) => id);
}
