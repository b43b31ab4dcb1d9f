import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';

/**
 * A registration whose holder has shown that the mailbox is theirs. `structureId`: the structure
 * where an app key vouches for it; null for a mailed code, which counts everywhere.
 */
type Holder = { tokenId: string; emailKey: string; structureId: string | null };

/** `accountId`: the account with the address; null when there is none. */
type EndedClaim = {
  structureId: string;
  clientId: string;
  email: string;
  accountId: string | null;
  released: boolean;
};

/**
 * Ends the aliases of an address that rest on a claim code alone, when another registration proves
 * the mailbox that the code's registration never proved. Otherwise a typing error at the desk would
 * let a stranger in. The account waits for staff, without a client, unless the address is the
 * client's own. The caller holds `lockAddressExclusive`.
 */
export async function expireClaims(tx: Transaction, { tokenId, emailKey, structureId }: Holder): Promise<void> {
  // Every other transaction that changes these attachments locks the client first.
  const locked = await runSql(
    tx,
    `select c.id from client_alias l join client c on c.structure_id = l.structure_id and c.id = l.client_id
     where l.email_key = $1 and l.token_id <> $2::uuid order by c.structure_id, c.id for no key update of c`,
    [emailKey, tokenId],
  );
  if (locked.length === 0) return;
  const ended = await runSql<EndedClaim>(
    tx,
    `with ended as (
       delete from client_alias l
       where l.email_key = $1 and l.token_id <> $2::uuid and ($3::uuid is null or l.structure_id = $3::uuid)
         and not exists (
         select from app_proof r where r.token_id = l.token_id and r.email_key = $1 and r.proved_at is not null
           and (r.vouched_in_id is null or r.vouched_in_id = l.structure_id))
       returning l.structure_id, l.client_id, l.email
     ),
     released as (
       update attachment a set client_id = null, attached_at = null, invited_client_id = a.client_id,
         requested_at = coalesce(a.requested_at, now()),
         validation = (case when a.validation = 'refused' then 'refused' else 'pending' end)::validation
       from ended, app_account p
       where p.email_key = $1 and a.structure_id = ended.structure_id and a.account_id = p.id
         and a.client_id = ended.client_id
         and not exists (select from client c where c.structure_id = ended.structure_id and c.id = ended.client_id
           and c.email_key = $1)
       returning ended.structure_id, ended.client_id
     )
     select ended.structure_id as "structureId", ended.client_id as "clientId", ended.email, p.id as "accountId",
       exists (select from released where released.structure_id = ended.structure_id
         and released.client_id = ended.client_id) as released
     from ended left join app_account p on p.email_key = $1`,
    [emailKey, tokenId, structureId],
  );
  await recordEvents(
    tx,
    ended.flatMap(({ structureId, clientId, accountId, email }) =>
      accountId
        ? [{ structureId, staffId: null, kind: 'claim-ended', clientId, details: { accountId, email } } as const]
        : [],
    ),
  );
  // Another account may have waited for a client that is free again.
  for (const { released, structureId, clientId } of ended)
    if (released) await attachWaitingAccounts(tx, structureId, [clientId]);
}
