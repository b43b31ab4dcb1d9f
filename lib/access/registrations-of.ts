import type { Staff } from '#lib/actor/staff.ts';
import type { ValidationState } from '#lib/addresses/validation-state.ts';
import { speaksInSql } from '#lib/app-auth/app-user.ts';
import { connection } from '#lib/database/connection.ts';
import type { Device } from './verdict.ts';

/**
 * The registration of a client in the list. `proved`: whether the e-mail is, where this structure
 * asks for it.
 */
export type ClientRegistration = {
  clientId: string;
  attachmentId: string;
  validation: ValidationState;
  email: string;
  device: Device | null;
  lastSeenAt: Date | null;
  requestedAt: Date | null;
};

type Row = Omit<ClientRegistration, 'device'> & {
  model: string | null;
  platform: Device['platform'];
  osVersion: string | null;
};

/**
 * Reads the app accounts attached to these clients of the actor's structure, by client id, in one
 * query for one page of the list.
 */
export async function registrationsOf(staff: Staff, clientIds: string[]): Promise<Map<string, ClientRegistration>> {
  const { rows } = await connection().pool.query<Row>(
    `select a.client_id as "clientId", a.id as "attachmentId", a.validation::text, p.email,
      a.requested_at as "requestedAt",
       device.device_model as model, device.platform::text as platform, device.os_version as "osVersion",
         device.last_seen_at as "lastSeenAt"
     from attachment a join app_account p on p.id = a.account_id
     left join lateral (
       select t.device_model, t.platform, t.os_version, t.last_seen_at from app_token t
       where t.account_id = p.id and ${speaksInSql('a.structure_id')} order by t.last_seen_at desc, t.id limit 1
     ) device on true
     where a.structure_id = $1 and a.client_id = any ($2::uuid[])`,
    [staff.structure.id, clientIds],
  );
  return new Map(
    rows.map(({ model, platform, osVersion, ...row }) => [
      row.clientId,
      { ...row, device: model === null ? null : { model, platform, osVersion } },
    ]),
  );
}
