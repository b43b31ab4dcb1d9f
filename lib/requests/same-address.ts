import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';

/** The client with the address of a request. `taken`: another account has it. */
export type SameAddress = { id: string; firstName: string; lastName: string; inBin: boolean; taken: boolean };

/**
 * Finds the client that validating would take, by the request's id: the one that is stored with it,
 * otherwise the one with its address. Requests without one are left out.
 */
export async function clientsWithSameAddress(staff: Staff, requestIds: string[]): Promise<Map<string, SameAddress>> {
  const rows = await runPrepared<SameAddress & { request: string }>(
    connection().pool,
    `select a.id as request, c.id, c.first_name as "firstName", c.last_name as "lastName",
      c.deleted_at is not null as "inBin",
       exists (select from attachment o where o.structure_id = $1 and o.client_id = c.id and o.id <> a.id) as taken
     from attachment a join app_account p on p.id = a.account_id
     join client c on c.structure_id = $1 and (c.id = a.client_id or a.client_id is null and c.email_key = p.email_key)
     where a.structure_id = $1 and a.id = any ($2::uuid[])`,
    [staff.structure.id, requestIds],
  );
  return new Map(rows.map(({ request, ...client }) => [request, client]));
}
