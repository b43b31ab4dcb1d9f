import type { Staff } from '#lib/actor/staff.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';

type Address = { email: string; emailKey: string };

/**
 * Makes an address an alias of a client by decision of staff. It replaces an alias that a claim
 * code made, because a decision of staff counts for every registration of the address.
 */
export async function addAlias(
  tx: Transaction,
  staff: Staff,
  clientId: string,
  { email, emailKey }: Address,
): Promise<void> {
  await runSql(
    tx,
    `insert into client_alias (structure_id, email_key, email, client_id, created_at, created_by_id)
     values ($1::uuid, $2, $3, $4::uuid, clock_timestamp(), $5::uuid)
     on conflict (structure_id, email_key) do update set client_id = excluded.client_id,
       created_at = excluded.created_at, created_by_id = excluded.created_by_id, token_id = null`,
    [staff.structure.id, emailKey, email, clientId, staff.id],
  );
}

/**
 * Deletes an alias of a client.
 * @returns the address as it was typed; null when it is no alias of this client
 */
export async function deleteAlias(
  tx: Transaction,
  { structureId, clientId, emailKey }: { structureId: string; clientId: string; emailKey: string },
): Promise<string | null> {
  const [deleted] = await runSql<{ email: string }>(
    tx,
    `delete from client_alias where structure_id = $1::uuid and client_id = $2::uuid and email_key = $3
     returning email`,
    [structureId, clientId, emailKey],
  );
  return deleted?.email ?? null;
}
