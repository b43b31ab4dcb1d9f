import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import { tokenHash } from './invite-clients.ts';

/** Who registered with a link. `speaks`: false does the same work, and remembers nothing. */
type Registering = { accountId: string; emailKey: string; speaks: boolean };

/**
 * Records, for staff, that an invitation link was used to register with another address than the
 * invitation was sent to. The account waits without a client; the invitation is unchanged, and the
 * app gets no hint.
 */
export async function hintInvited(
  tx: Transaction,
  token: string,
  { accountId, emailKey, speaks }: Registering,
): Promise<void> {
  await runSql(
    tx,
    `insert into attachment (structure_id, id, account_id, validation, invited_client_id)
     select i.structure_id, ${uuidV7}, $3::uuid, 'pending', i.client_id
     from invitation i join client c on c.structure_id = i.structure_id and c.id = i.client_id
     where i.token_hash = $1 and i.email_key <> $2 and i.used_at is null and i.expires_at > now()
       and c.deleted_at is null and $4::boolean
     on conflict (structure_id, account_id) do update set invited_client_id = excluded.invited_client_id
       where attachment.client_id is null`,
    [tokenHash(token), emailKey, accountId, speaks],
  );
}
