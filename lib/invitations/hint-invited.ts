import { hintClients } from '#lib/addresses/hint-clients.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { tokenHash } from './draft-invitation.ts';

/** The account that registered with a link. `speaks`: false takes as long, and stores nothing. */
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
  const invited = await runSql<{ structureId: string; clientId: string }>(
    tx,
    `select i.structure_id as "structureId", i.client_id as "clientId"
     from invitation i join client c on c.structure_id = i.structure_id and c.id = i.client_id
     where i.token_hash = $1 and i.email_key <> $2 and i.used_at is null and i.expires_at > now()
       and c.deleted_at is null and $3::boolean`,
    [tokenHash(token), emailKey, speaks],
  );
  await hintClients(tx, accountId, {
    structureIds: invited.map(({ structureId }) => structureId),
    ids: invited.map(({ clientId }) => clientId),
  });
}
