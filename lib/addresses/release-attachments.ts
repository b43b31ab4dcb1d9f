import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** Clients of any structures, as parallel arrays: `structureIds[n]` belongs to `ids[n]`. */
export type ClientKeys = { structureIds: string[]; ids: string[] };

/**
 * Releases the accounts of clients. An attachment by address, code or validation is deleted; a
 * request that is pending or refused keeps its state, without a client. The accounts themselves
 * stay.
 * @param accountId releases this account only; null: whichever account each client has
 * @returns how many attachments were released
 */
export async function releaseAttachments(
  tx: Transaction,
  { structureIds, ids }: ClientKeys,
  accountId: string | null = null,
): Promise<number> {
  const released = `unnest($1::uuid[], $2::uuid[]) as released (structure_id, client_id)
    where a.structure_id = released.structure_id and a.client_id = released.client_id
      and ($3::uuid is null or a.account_id = $3::uuid)`;
  const values = [structureIds, ids, accountId];
  const deleted = await runSql(
    tx,
    `delete from attachment a using ${released} and a.validation in ('not-needed', 'validated') returning 1`,
    values,
  );
  const kept = await runSql(
    tx,
    `update attachment a set client_id = null, attached_at = null from ${released} returning 1`,
    values,
  );
  return deleted.length + kept.length;
}
