import { type AuthoredEvent, recordEvents } from '#lib/audit/record-events.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import type { ValidationState } from './validation-state.ts';

type Asked = { validation: ValidationState; clientId: string | null; email: string; name: string; isNew: boolean };

/**
 * Requests access to a structure for an account. Where a client outside the trash has its address,
 * the account is attached; otherwise the request waits for staff. A repeated request changes
 * nothing that staff decided. The caller holds `lockAddressExclusive`.
 * @param speaks whether the token may act for its account; false does nothing, and takes as long
 * @returns the state of the attachment; null when the token may not act
 */
export async function requestAttachment(
  tx: Transaction,
  { accountId, structureId, speaks }: { accountId: string; structureId: string; speaks: boolean },
): Promise<ValidationState | null> {
  const [made] = await runSql<Asked>(
    tx,
    `with found as (
       select p.id as account_id, p.email, trim(p.first_name || ' ' || p.last_name) as name, c.id as client_id,
         c.deleted_at
       from app_account p
       left join client c on c.structure_id = $1::uuid and c.email_key = p.email_key
         and not exists (select from attachment o where o.structure_id = $1::uuid and o.client_id = c.id
           and o.account_id <> p.id)
       where p.id = $2::uuid and $3::boolean
     ),
     made as (
       insert into attachment (structure_id, id, account_id, client_id, validation, attached_at, requested_at)
       select $1::uuid, ${uuidV7}, account_id, client_id,
         (case when client_id is not null and deleted_at is null then 'not-needed' else 'pending' end)::validation,
         case when client_id is not null then now() end, now()
       from found
       on conflict (structure_id, account_id) do update set
         validation = case
           when attachment.validation = 'not-needed' and not exists (
             select from client c where c.structure_id = $1::uuid and c.id = attachment.client_id
               and c.deleted_at is null
           ) then 'pending' else attachment.validation end,
         requested_at = coalesce(attachment.requested_at, now())
       returning account_id, client_id, validation, requested_at
     )
     select made.validation::text, made.client_id as "clientId", found.email, found.name,
       made.validation = 'pending' and made.requested_at = now()::timestamptz(3) as "isNew"
     from made join found using (account_id)`,
    [structureId, accountId, speaks],
  );
  await recordEvents(tx, made?.isNew ? [requestMade(structureId, accountId, made)] : []);
  return made?.validation ?? null;
}

function requestMade(structureId: string, accountId: string, { clientId, email, name }: Asked): AuthoredEvent {
  return { structureId, staffId: null, kind: 'request-made', clientId, details: { accountId, email, name } };
}
