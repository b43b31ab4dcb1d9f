import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** Clients of any structures, side by side: the first structure goes with the first id. */
export type ClientKeys = { structureIds: string[]; ids: string[] };

/**
 * Lets go of clients that are about to be deleted for good. Attachments end with them; a request
 * that waits or was refused stays what it is, without a client. The accounts live on.
 */
export async function releaseClients(tx: Transaction, { structureIds, ids }: ClientKeys): Promise<void> {
  const gone = 'select * from unnest($1::uuid[], $2::uuid[]) as gone (structure_id, client_id)';
  await runSql(
    tx,
    `delete from attachment a using (${gone}) gone
     where a.structure_id = gone.structure_id and a.client_id = gone.client_id and a.validation in ('not-needed',
       'validated')`,
    [structureIds, ids],
  );
  await runSql(
    tx,
    `update attachment a set client_id = null, attached_at = null from (${gone}) gone
     where a.structure_id = gone.structure_id and a.client_id = gone.client_id`,
    [structureIds, ids],
  );
}
