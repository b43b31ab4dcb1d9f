import type { Staff } from '#lib/actor/staff.ts';
import { speaksInSql } from '#lib/app-auth/app-user.ts';
import { unexpiredSql } from '#lib/app-auth/token-life.ts';
import { connection } from '#lib/database/connection.ts';

/**
 * The phones that are signed in to the account of a client. `elsewhere`: whether another structure
 * has that account too, so that it stays in use there.
 */
export type ClientDevices = { models: string[]; elsewhere: boolean };

/**
 * Reads the phones that may act for the account of a client of the actor's structure, the latest
 * used first; none for a client without an account.
 */
export async function devicesOf(staff: Staff, clientId: string): Promise<ClientDevices> {
  const { rows } = await connection().pool.query<{ model: string; elsewhere: boolean }>(
    `select t.device_model as model, exists (select from attachment o where o.account_id = a.account_id
       and o.structure_id <> a.structure_id and o.client_id is not null) as elsewhere
     from attachment a join app_token t on t.account_id = a.account_id
     where a.structure_id = $1 and a.client_id = $2::uuid and t.ended_at is null and ${unexpiredSql('t')}
       and ${speaksInSql('a.structure_id')}
     order by t.last_seen_at desc, t.id`,
    [staff.structure.id, clientId],
  );
  return { models: rows.map(({ model }) => model), elsewhere: rows[0]?.elsewhere ?? false };
}
