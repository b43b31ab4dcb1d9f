import { type Queryable, runSql, type Transaction } from '#lib/database/run-sql.ts';

/** The fields of a client by which people are compared, as they were at a moment. */
export type ChangedClient = {
  id: string;
  clientId: string;
  lastName: string;
  firstName: string;
  emailKey: string;
  phone: string | null;
  birthDay: string | null;
};

/** The fields that `noteChangedClient` keeps. */
export const comparedFields = ['lastName', 'firstName', 'email', 'phone', 'birthDate'] as const;

/**
 * Notes what a client of the club is now, to compare people of the ERP who are like it later
 * (`compareNewcomers`). An edit notes the client before and after. Nothing is noted of a client
 * that the ERP has or had, nor in a structure without an ERP.
 */
export async function noteChangedClient(tx: Transaction, structureId: string, clientId: string): Promise<void> {
  await noteChangedClients(tx, structureId, [clientId]);
}

/** Does the same for many clients. */
export async function noteChangedClients(tx: Transaction, structureId: string, clientIds: string[]): Promise<void> {
  await runSql(
    tx,
    `insert into erp_changed_client (structure_id, id, client_id, last_name, first_name, email_key, phone, birth_date)
     select structure_id, gen_random_uuid(), id, last_name, first_name, email_key, phone, birth_date from client
     where structure_id = $1::uuid and id = any($2::uuid[]) and erp_id is null and erp_removed_at is null and exists (
       select from erp_connection where structure_id = $1::uuid and state <> 'disconnected')`,
    [structureId, clientIds],
  );
}

/** Lists the structures with noted changes. Each is found by one step in the index. */
export async function structuresWithChangedClients(on: Queryable): Promise<string[]> {
  const { rows } = await on.query<{ id: string }>(
    `select s.id from structure s
     where (select true from erp_changed_client n where n.structure_id = s.id limit 1) order by random()`,
  );
  return rows.map(({ id }) => id);
}

/** Reads some noted changes of a structure. */
export async function readChangedClients(on: Queryable, structureId: string, limit: number): Promise<ChangedClient[]> {
  const { rows } = await on.query<ChangedClient>(
    `select id, client_id as "clientId", last_name as "lastName", first_name as "firstName", email_key as "emailKey",
       phone, birth_date::text as "birthDay"
     from erp_changed_client where structure_id = $1 order by id limit $2`,
    [structureId, limit],
  );
  return rows;
}

/** Forgets noted changes whose people are noted. */
export async function forgetChangedClients(on: Queryable, structureId: string, ids: string[]): Promise<void> {
  await on.query('delete from erp_changed_client where structure_id = $1 and id = any($2::uuid[])', [structureId, ids]);
}
