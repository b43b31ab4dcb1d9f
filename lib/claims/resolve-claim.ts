import { recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import { type FoundClaim, lockClaimed } from './redeem-claim.ts';

/** `clientId`: the client that the account was attached to; null when it waits for staff. */
type ClaimOutcome = { clientId: string | null; email: string; name: string };

/**
 * Lets a code that was taken count: the account is attached to the client, its address becomes an
 * alias that vouches for the registration which brought the code, and for no other. Where the
 * client has another account by now, or the account another client, or its address is somebody
 * else's, nothing is replaced: the account waits for staff, who sees whose code it was. The caller
 * holds `meetSavers` and the client. One statement, which does nothing for a token that may not
 * speak.
 */
export async function resolveClaim(
  tx: Transaction,
  { codeId, structureId }: FoundClaim,
  { tokenId, accountId, speaks }: { tokenId: string; accountId: string; speaks: boolean },
): Promise<void> {
  const outcome = await runSql<ClaimOutcome>(
    tx,
    `with claim as (
       select c.client_id, p.id as account_id, p.email, p.email_key, trim(p.first_name || ' ' || p.last_name) as name,
         not exists (select from attachment o where o.structure_id = $1::uuid and o.client_id = c.client_id
           and o.account_id <> p.id)
         and not exists (select from attachment o where o.structure_id = $1::uuid and o.account_id = p.id
           and (o.validation = 'refused' or o.client_id is not null and o.client_id <> c.client_id))
         and not exists (select from client n where n.structure_id = $1::uuid and n.email_key = p.email_key
           and n.id <> c.client_id)
         and not exists (select from client_alias l where l.structure_id = $1::uuid and l.email_key = p.email_key
           and l.client_id <> c.client_id) as free
       from claim_code c join app_account p on p.id = $3::uuid
       where c.structure_id = $1::uuid and c.id = $2::uuid and c.revoked_at is null and $5::boolean
     ),
     made as (
       insert into attachment (structure_id, id, account_id, client_id, validation, attached_at)
       select $1::uuid, ${uuidV7}, account_id, client_id, 'not-needed', now() from claim where free
       on conflict (structure_id, account_id) do update set client_id = excluded.client_id, email_changed_at = null,
         attached_at = coalesce(attachment.attached_at, now()),
         validation = (case when attachment.validation = 'validated' then 'validated' else 'not-needed' end)::validation
         -- Staff may have decided at this moment.
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
     select made.client_id as "clientId", claim.email, claim.name
     from made join claim using (account_id) where made.is_new
     union all
     select null, claim.email, claim.name from waiting join claim using (account_id) where waiting.is_new`,
    [structureId, codeId, accountId, tokenId, speaks],
  );
  await recordEvents(
    tx,
    outcome.map(({ clientId, email, name }) =>
      clientId
        ? { structureId, staffId: null, kind: 'account-attached', clientId, details: { accountId } }
        : { structureId, staffId: null, kind: 'request-made', clientId, details: { accountId, email, name } },
    ),
  );
}

/** Lets the codes count that a token brought while it could not speak: it can now. */
export async function resolveClaims(
  tx: Transaction,
  of: { tokenId: string; accountId: string },
  codeIds: string[],
): Promise<void> {
  if (codeIds.length === 0) return;
  const claims = await runSql<FoundClaim>(
    tx,
    'select c.id as "codeId", c.structure_id as "structureId", c.client_id as "clientId" from claim_code c where c.id = any ($1::uuid[]) order by c.structure_id, c.client_id, c.id',
    [codeIds],
  );
  for (const claim of claims) {
    await lockClaimed(tx, claim);
    await resolveClaim(tx, claim, { ...of, speaks: true });
  }
}
