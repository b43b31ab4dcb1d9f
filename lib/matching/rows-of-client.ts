import { clientRows } from '#lib/database/client-rows.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';

const ofClient = 'structure_id = $1::uuid and client_id = $2::uuid';

/**
 * The accounts that staff said are not a client's. An account that was deleted since stays away.
 */
export const refusalRows = clientRows({
  read: `select to_jsonb(r) as row from match_refusal r where ${ofClient} order by account_id`,
  take: `delete from match_refusal r where ${ofClient} returning to_jsonb(r) as row`,
  put: `insert into match_refusal select r.* from jsonb_populate_recordset(null::match_refusal, $1::jsonb) r
    join app_account p on p.id = r.account_id on conflict do nothing`,
});

/**
 * Takes back the refusal of these accounts for a client. @returns the accounts that were refused
 */
export async function withdrawRefusals(
  tx: Transaction,
  { structureId, clientId, accountIds }: { structureId: string; clientId: string; accountIds: string[] },
): Promise<string[]> {
  const rows = await runSql<{ accountId: string }>(
    tx,
    `delete from match_refusal where structure_id = $1::uuid and client_id = $2::uuid and account_id = any($3::uuid[])
     returning account_id as "accountId"`,
    [structureId, clientId, accountIds],
  );
  return rows.map(({ accountId }) => accountId);
}
