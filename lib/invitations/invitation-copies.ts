import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/**
 * The invitation of a client as `to_jsonb` writes it: whole, so that it can be put back exactly.
 */
export type InvitationCopy = { mail_id: string; [column: string]: unknown };

/** Copies the invitations of clients, by the client's id. */
export async function copyInvitations(
  tx: Transaction,
  structureId: string,
  clientIds: string[],
): Promise<Map<string, InvitationCopy>> {
  const rows = await runSql<{ clientId: string; copy: InvitationCopy }>(
    tx,
    `select client_id as "clientId", to_jsonb(i) as copy from invitation i
     where structure_id = $1::uuid and client_id = any ($2::uuid[])`,
    [structureId, clientIds],
  );
  return new Map(rows.map(({ clientId, copy }) => [clientId, copy]));
}

/**
 * Puts the invitations of clients back as they were; a client without a copy had none. The caller
 * has locked the clients, and cancelled the mails of the invitations that go.
 */
export async function putBackInvitations(
  tx: Transaction,
  structureId: string,
  former: ReadonlyMap<string, InvitationCopy | null>,
): Promise<void> {
  if (former.size === 0) return;
  await runSql(tx, 'delete from invitation where structure_id = $1::uuid and client_id = any ($2::uuid[])', [
    structureId,
    [...former.keys()],
  ]);
  const copies = [...former.values()].filter((copy) => copy !== null);
  await runSql(
    tx,
    `insert into invitation select i.* from jsonb_populate_recordset(null::invitation, $1::jsonb) i
     where i.structure_id = $2::uuid and exists (
       select from mail m where m.structure_id = i.structure_id and m.id = i.mail_id)`,
    [JSON.stringify(copies), structureId],
  );
}
