import type { AppUser } from '#lib/app-auth/app-user.ts';
import { unexpiredSql } from '#lib/app-auth/token-life.ts';
import { connection } from '#lib/database/connection.ts';

/** A device that is signed in. `current`: whether it is the one that asks. */
export type ListedDevice = {
  id: string;
  model: string;
  platform: 'ios' | 'android';
  osVersion: string | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
  current: boolean;
};

/** SQL condition: the token `t` proved that its holder reads the mailbox with the key `$2`. */
export const readsMailbox = `exists (select from app_proof r where r.token_id = t.id and r.email_key = $2
  and r.proved_at is not null and r.vouched_in_id is null)`;

/**
 * Lists the devices that are signed in to the person's account, this one first, then the latest
 * used. A device that has not proved the address sees only itself: a stranger who registers with
 * another person's address must not learn which phones that person has.
 */
export async function listDevices({ tokenId, accountId, emailKey }: AppUser): Promise<ListedDevice[]> {
  const { rows } = await connection().pool.query<ListedDevice>(
    `select d.id, d.device_model as model, d.platform::text, d.os_version as "osVersion",
       d.created_at as "firstSeenAt", d.last_seen_at as "lastSeenAt", d.id = t.id as current
     from app_token t join app_token d on d.account_id = t.account_id and d.ended_at is null and ${unexpiredSql('d')}
     where t.id = $1 and t.account_id = $3 and (d.id = t.id or ${readsMailbox} and (d.bound_at is not null
       or exists (select from app_proof v where v.token_id = d.id and v.proved_at is not null)))
     order by current desc, d.last_seen_at desc, d.id`,
    [tokenId, emailKey, accountId],
  );
  return rows;
}
