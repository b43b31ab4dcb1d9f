import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import type { ClientKeys } from './release-attachments.ts';

/**
 * Stores, as a hint for staff, that an account may belong to a client in each of these structures.
 * Where the account has no attachment it becomes pending, without a client and without a request;
 * where it is attached, nothing changes. Takes as long for no client as for one.
 */
export async function hintClients(
  tx: Transaction,
  accountId: string,
  { structureIds, ids }: ClientKeys,
): Promise<void> {
  await runSql(
    tx,
    `insert into attachment (structure_id, id, account_id, validation, invited_client_id)
     select structure_id, ${uuidV7}, $1::uuid, 'pending', client_id
     from unnest($2::uuid[], $3::uuid[]) as hint (structure_id, client_id)
     on conflict (structure_id, account_id) do update set invited_client_id = excluded.invited_client_id
       where attachment.client_id is null`,
    [accountId, structureIds, ids],
  );
}
