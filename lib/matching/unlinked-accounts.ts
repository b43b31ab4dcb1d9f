import type { Device } from '#lib/access/verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { speaksInSql } from '#lib/app-auth/app-user.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import type { MatchPerson } from './person.ts';

/**
 * An app account that concerns the actor's structure and has no client there: it asked to join and
 * was not refused, or the structure's own app registered it. `requested`: it asked; `proved`:
 * whether its e-mail is.
 */
export type UnlinkedAccount = MatchPerson & {
  accountId: string;
  email: string;
  device: Device | null;
  since: Date;
  requested: boolean;
  proved: boolean;
};

type Row = Omit<UnlinkedAccount, 'key' | 'device' | 'birthDate'> & {
  birthDay: string | null;
  model: string | null;
  platform: Device['platform'];
  osVersion: string | null;
};

/**
 * Reads accounts without a client.
 * @param condition SQL appended to a condition on `unlinked_account u`, with `$2…` for its values
 */
export async function readUnlinked(staff: Staff, condition: string, values: unknown[]): Promise<UnlinkedAccount[]> {
  const rows = await runPrepared<Row>(
    connection().pool,
    `select p.id as "accountId", p.first_name as "firstName", p.last_name as "lastName", p.email,
      p.email_key as "emailKey", p.phone,
       p.birth_date::text as "birthDay", a.invited_client_id as "invitedClientId", found.since,
         a.requested_at is not null as requested,
       device.device_model as model, device.platform::text as platform, device.os_version as "osVersion",
       exists (select from app_token t join app_proof r on r.token_id = t.id where t.account_id = p.id
         and r.email_key = p.email_key
         and r.proved_at is not null and (r.vouched_in_id is null or r.vouched_in_id = $1)) as proved
     from (select u.account_id, u.since from unlinked_account u where u.structure_id = $1 ${condition}) found
     join app_account p on p.id = found.account_id
     left join attachment a on a.structure_id = $1 and a.account_id = p.id
     left join lateral (
       select t.device_model, t.platform, t.os_version from app_token t
       where t.account_id = p.id and ${speaksInSql('$1')} order by t.last_seen_at desc, t.id limit 1
     ) device on true
     where a.client_id is null and a.validation is distinct from 'refused'
     order by found.since desc, found.account_id desc`,
    [staff.structure.id, ...values],
  );
  return rows.map(({ model, platform, osVersion, birthDay, ...row }) => ({
    ...row,
    key: row.accountId,
    birthDate: birthDay === null ? null : new Date(birthDay),
    device: model === null ? null : { model, platform, osVersion },
  }));
}
