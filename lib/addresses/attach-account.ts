import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';

/**
 * Attaches a new account to the client with its address in every structure that has one, in the
 * trash or not. An alias has precedence over a client's own address, because a person chose it on
 * purpose. A client that has another account keeps that account. Attaching opens no access. The
 * caller holds `lockAddressExclusive`.
 * @param isNew false: does nothing, and takes as long
 */
export async function attachAccount(tx: Transaction, accountId: string, isNew: boolean): Promise<void> {
  const attached = await runSql<{ structureId: string; clientId: string }>(
    tx,
    `insert into attachment (structure_id, id, account_id, client_id, validation, attached_at)
     select structure_id, ${uuidV7}, $1::uuid, client_id, 'not-needed', now()
     from (
       select l.structure_id, l.client_id, 1 as rank from app_account p
         join client_alias l on l.email_key = p.email_key
       where p.id = $1::uuid and $2::boolean
       union all
       select c.structure_id, c.id, 2 from app_account p join client c on c.email_key = p.email_key
       where p.id = $1::uuid and $2::boolean
     ) found order by rank
     on conflict do nothing
     returning structure_id as "structureId", client_id as "clientId"`,
    [accountId, isNew],
  );
  await recordEvents(
    tx,
    attached.map((found) => ({ ...found, staffId: null, kind: 'account-attached', details: { accountId } })),
  );
}
