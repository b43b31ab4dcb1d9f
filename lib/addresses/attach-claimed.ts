import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';

/** The client of a claim code, with the account and the registration (`tokenId`) that used it. */
export type Claimed = { structureId: string; clientId: string; accountId: string; tokenId: string };

/** `attachedTo`: the client that the account is new at; null when it became pending. */
type Outcome = { attachedTo: string | null; email: string; name: string };

/**
 * Attaches an account to the client of its claim code. The account's address becomes an alias,
 * which proves the e-mail for the registration that used the code, and for no other. Nothing is
 * replaced where the client has another account, the account has another client, or the address
 * belongs to another client: the account becomes pending with the client as a hint for staff. The
 * caller holds `lockAddressExclusive` and the client.
 * @param counts false: does nothing, and takes as long
 */
export async function attachClaimed(
  tx: Transaction,
  { structureId, clientId, accountId, tokenId }: Claimed,
  counts: boolean,
): Promise<void> {
  const outcomes = await runSql<Outcome>(
    tx,
    `with claim as (
       select $2::uuid as client_id, p.id as account_id, p.email, p.email_key,
         trim(p.first_name || ' ' || p.last_name) as name,
         not exists (select from attachment o where o.structure_id = $1::uuid and o.client_id = $2::uuid
           and o.account_id <> p.id)
         and not exists (select from attachment o where o.structure_id = $1::uuid and o.account_id = p.id
           and (o.validation = 'refused' or o.client_id is not null and o.client_id <> $2::uuid))
         and not exists (select from client n where n.structure_id = $1::uuid and n.email_key = p.email_key
           and n.id <> $2::uuid)
         and not exists (select from client_alias l where l.structure_id = $1::uuid and l.email_key = p.email_key
           and l.client_id <> $2::uuid) as free
       from app_account p where p.id = $3::uuid and $5::boolean
     ),
     made as (
       insert into attachment (structure_id, id, account_id, client_id, validation, attached_at)
       select $1::uuid, ${uuidV7}, account_id, client_id, 'not-needed', now() from claim where free
       on conflict (structure_id, account_id) do update set client_id = excluded.client_id, email_changed_at = null,
         attached_at = coalesce(attachment.attached_at, now()),
         validation = (case when attachment.validation = 'validated' then 'validated' else 'not-needed' end)::validation
         -- A concurrent decision of staff is kept.
         where attachment.validation <> 'refused' and (attachment.client_id is null
           or attachment.client_id = excluded.client_id)
       returning account_id, client_id, attached_at = now()::timestamptz(3) as is_new
     ),
     alias as (
       insert into client_alias (structure_id, email_key, email, client_id, created_at, token_id)
       select $1::uuid, email_key, email, claim.client_id, clock_timestamp(), $4::uuid from claim
         join made using (account_id)
       on conflict do nothing
     ),
     waiting as (
       insert into attachment (structure_id, id, account_id, validation, requested_at, invited_client_id)
       select $1::uuid, ${uuidV7}, account_id, 'pending', now(), client_id from claim where not free
       on conflict (structure_id, account_id) do update set invited_client_id = excluded.invited_client_id,
         requested_at = coalesce(attachment.requested_at, now())
         where attachment.client_id is null
       returning account_id, requested_at = now()::timestamptz(3) as is_new
     )
     select made.client_id as "attachedTo", claim.email, claim.name
     from made join claim using (account_id) where made.is_new
     union all
     select null, claim.email, claim.name from waiting join claim using (account_id) where waiting.is_new`,
    [structureId, clientId, accountId, tokenId, counts],
  );
  await recordEvents(
    tx,
    outcomes.map(({ attachedTo, email, name }) =>
      attachedTo
        ? { structureId, staffId: null, kind: 'account-attached', clientId: attachedTo, details: { accountId } }
        : { structureId, staffId: null, kind: 'request-made', clientId: null, details: { accountId, email, name } },
    ),
  );
}
