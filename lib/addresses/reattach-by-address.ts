import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { attachedEvents } from './attached-events.ts';

/**
 * Moves accounts from clients that the ERP removed to the clients that have their addresses now: an
 * ERP that deletes a person and creates them again under another id still means the same person. An
 * account keeps its validation.
 */
export async function reattachAccounts(tx: Transaction, structureId: string, clientIds: string[]): Promise<void> {
  const moved = await runSql<{ accountId: string; clientId: string }>(
    tx,
    `update attachment a set client_id = now_theirs.id
       from client now_theirs, client former, app_account account
       where a.structure_id = $1::uuid and now_theirs.structure_id = $1::uuid and now_theirs.id = any($2::uuid[])
         and account.email_key = now_theirs.email_key
         and a.account_id = account.id and former.structure_id = $1::uuid and former.id = a.client_id
           and former.id <> now_theirs.id
         and former.erp_removed_at is not null and former.erp_email_key = now_theirs.email_key
           and a.email_changed_at is null
         and not exists (select from attachment o where o.structure_id = $1::uuid and o.client_id = now_theirs.id)
     returning a.account_id as "accountId", a.client_id as "clientId"`,
    [structureId, clientIds],
  );
  await recordEvents(tx, attachedEvents(structureId, moved));
  await moveAliases(tx, structureId, clientIds);
}

/**
 * Does the same for accounts attached by an alias, which moves along: here the former client's
 * address decides, not the account's. Where several former clients had that address, nothing moves,
 * because only staff can decide between them.
 */
async function moveAliases(tx: Transaction, structureId: string, clientIds: string[]): Promise<void> {
  const moved = await runSql<{ accountId: string; clientId: string }>(
    tx,
    `with possible as (
       select now_theirs.id as client_id, account.id as account_id, alias.email_key,
         count(*) over (partition by now_theirs.id) as accounts
       from client now_theirs
       join client former on former.structure_id = $1::uuid and former.erp_email_key = now_theirs.email_key
         and former.id <> now_theirs.id and former.erp_removed_at is not null
       join attachment a on a.structure_id = $1::uuid and a.client_id = former.id
       join app_account account on account.id = a.account_id
       join client_alias alias on alias.structure_id = $1::uuid and alias.email_key = account.email_key
         and alias.client_id = former.id
       where now_theirs.structure_id = $1::uuid and now_theirs.id = any($2::uuid[])
         and not exists (select from attachment o where o.structure_id = $1::uuid and o.client_id = now_theirs.id)
     ),
     kept as (select * from possible where accounts = 1),
     known as (
       update client_alias l set client_id = kept.client_id from kept where l.structure_id = $1::uuid
         and l.email_key = kept.email_key
     )
     update attachment a set client_id = kept.client_id from kept
     where a.structure_id = $1::uuid and a.account_id = kept.account_id
     returning a.account_id as "accountId", a.client_id as "clientId"`,
    [structureId, clientIds],
  );
  await recordEvents(tx, attachedEvents(structureId, moved));
}
