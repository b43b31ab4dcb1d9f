import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** What an account had at one structure. */
export type ForgottenAttachment = { structureId: string; clientId: string | null };

/**
 * Deletes what attaches an account to clients and structures, and the alias by which each client
 * was known to have its address. A refusal stays, without a client: deleting the account and
 * registering again is no way around it.
 * @returns where the account was attached or had asked to be
 */
export async function forgetAccount(
  tx: Transaction,
  { accountId, emailKey }: { accountId: string; emailKey: string },
): Promise<ForgottenAttachment[]> {
  const forgotten = await runSql<ForgottenAttachment>(
    tx,
    `select structure_id as "structureId", client_id as "clientId" from attachment where account_id = $1::uuid
     order by structure_id for update`,
    [accountId],
  );
  await runSql(
    tx,
    `delete from client_alias alias using attachment a where a.account_id = $1::uuid and alias.email_key = $2
       and alias.structure_id = a.structure_id and alias.client_id = a.client_id returning 1`,
    [accountId, emailKey],
  );
  await runSql(tx, `delete from attachment where account_id = $1::uuid and validation <> 'refused' returning 1`, [
    accountId,
  ]);
  await runSql(
    tx,
    'update attachment set client_id = null, attached_at = null where account_id = $1::uuid returning 1',
    [accountId],
  );
  return forgotten;
}
