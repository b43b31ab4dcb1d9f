import type { Staff } from '#lib/actor/staff.ts';
import type { ValidationState } from '#lib/addresses/validation-state.ts';
import { speaksInSql } from '#lib/app-auth/app-user.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared, runSql } from '#lib/database/run-sql.ts';
import { aliasJoin } from './facts-row.ts';
import { attachedAsSql } from './registration-state.ts';
import type { Device } from './verdict.ts';
import { type BlockingReason, blockingReason } from './without-access.ts';

/**
 * The registration of a client in the list. `withoutAccess`: why the verdict on a registered client
 * is no; null when it is open.
 */
export type ClientRegistration = {
  clientId: string;
  attachmentId: string;
  validation: ValidationState;
  email: string;
  device: Device | null;
  lastSeenAt: Date | null;
  requestedAt: Date | null;
  withoutAccess: BlockingReason | null;
};

/** Clients of which a prepared statement reads at most. */
const maxPrepared = 100;

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
  // A page has a few, often; a file is read in batches, whose plan is another.
  const run = clientIds.length <= maxPrepared ? runPrepared<Row> : runSql<Row>;
  const rows = await run(
    connection().pool,
    `select a.client_id as "clientId", a.id as "attachmentId", a.validation::text, p.email,
      a.requested_at as "requestedAt", case when ${attachedAsSql.registered} then ${blockingReason} end
        as "withoutAccess",
       device.device_model as model, device.platform::text as platform, device.os_version as "osVersion",
         device.last_seen_at as "lastSeenAt"
     from attachment a join app_account p on p.id = a.account_id
     join structure s on s.id = a.structure_id join client c on c.structure_id = a.structure_id and c.id = a.client_id
     ${aliasJoin}
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
