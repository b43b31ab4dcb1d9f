import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import { attachedEvents } from './attached-events.ts';
import { invitationHint } from './invitation-hint.ts';
import { lockAddressesShared, lockClientAddressesShared } from './lock-addresses.ts';

/** SQL: whether an account waits for a new client with the address `$2`. */
export const isAwaitedSql = 'exists (select from app_account where email_key = $2::text)';

/**
 * Attaches to these clients the app accounts that wait for their addresses or their aliases, in the
 * transaction that saved them. It is set-based, so it serves one client and a slice of an import
 * alike. It runs right after clients are created, before rows that others can see are locked. A
 * request that is pending or refused gets its client and keeps its state: only staff opens it. A
 * client that has an account keeps it; an account that is attached in the structure stays there.
 * @param emailKeys the addresses of these clients, if the caller knows them
 * @param except accounts that are not attached
 * @returns how many were attached
 */
export async function attachWaitingAccounts(
  tx: Transaction,
  structureId: string,
  clientIds: string[],
  emailKeys?: string[],
  except: string[] = [],
): Promise<number> {
  await (emailKeys ? lockAddressesShared(tx, ...emailKeys) : lockClientAddressesShared(tx, structureId, clientIds));
  const attached = await runSql<{ clientId: string; accountId: string }>(
    tx,
    `with found as materialized (
       select distinct on (account_id) client_id, account_id, rank from (
         select distinct on (client_id) client_id, account_id, rank from (
           select c.id as client_id, p.id as account_id, 1 as rank
           from client c join app_account p on p.email_key = c.email_key
           where c.structure_id = $1::uuid and c.id = any ($2::uuid[])
           union all
           select l.client_id, p.id, 2
           from client_alias l join app_account p on p.email_key = l.email_key
           where l.structure_id = $1::uuid and l.client_id = any ($2::uuid[])
             and not exists (select from attachment o where o.structure_id = $1::uuid and o.account_id = p.id
               and o.client_id is not null)
         ) waiting
         where not exists (select from attachment o where o.structure_id = $1::uuid and o.client_id = waiting.client_id)
           and account_id <> all ($3::uuid[])
         order by client_id, rank, account_id
       ) nearest
       order by account_id, rank, client_id
     )
     insert into attachment (structure_id, id, account_id, client_id, validation, attached_at)
     select $1::uuid, ${uuidV7}, account_id, client_id, 'not-needed', now() from found
     on conflict (structure_id, account_id) do update set client_id = excluded.client_id,
       attached_at = excluded.attached_at,
       validation = case when ${invitationHint('attachment')} then 'not-needed' else attachment.validation end
       where attachment.client_id is null
     returning client_id as "clientId", account_id as "accountId"`,
    [structureId, clientIds, except],
  );
  if (attached.length > 0) await recordEvents(tx, attachedEvents(structureId, attached));
  return attached.length;
}
