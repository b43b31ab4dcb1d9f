import { clientRows, type StoredRow } from '#lib/database/client-rows.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';

const ofClient = 'structure_id = $1::uuid and client_id = $2::uuid';

/** The aliases of a client. One that is another client's by now is not put back. */
export const aliasRows = clientRows({
  read: `select to_jsonb(a) as row from client_alias a where ${ofClient} order by email_key`,
  take: `delete from client_alias a where ${ofClient} returning to_jsonb(a) as row`,
  put: `insert into client_alias select * from jsonb_populate_recordset(null::client_alias, $1::jsonb)
    on conflict (structure_id, email_key) do nothing`,
});

/** Locks and reads the attachment of a client, whole. */
export async function lockAttachmentRow(
  tx: Transaction,
  structureId: string,
  by: { clientId: string } | { accountId: string },
): Promise<StoredRow | null> {
  const [column, id] = 'clientId' in by ? ['client_id', by.clientId] : ['account_id', by.accountId];
  const [found] = await runSql<{ row: StoredRow }>(
    tx,
    `select to_jsonb(a) as row from attachment a where structure_id = $1::uuid and ${column} = $2::uuid for update`,
    [structureId, id],
  );
  return found?.row ?? null;
}

/** Writes an attachment whole: over the one with its id, or as a new one. */
export async function writeAttachmentRow(tx: Transaction, row: StoredRow): Promise<void> {
  await runSql(
    tx,
    `insert into attachment select * from jsonb_populate_record(null::attachment, $1::jsonb)
     on conflict (structure_id, id) do update set client_id = excluded.client_id, validation = excluded.validation,
       attached_at = excluded.attached_at, requested_at = excluded.requested_at, decided_at = excluded.decided_at,
       decided_by_id = excluded.decided_by_id, reason = excluded.reason, email_changed_at = excluded.email_changed_at`,
    [JSON.stringify(row)],
  );
}

/**
 * Lets hints at a client, which an invitation left, be of another one. @returns their attachments
 */
export async function moveHints(
  tx: Transaction,
  structureId: string,
  move: { from: string; to: string; only?: string[] },
): Promise<string[]> {
  const moved = await runSql<{ id: string }>(
    tx,
    `update attachment set invited_client_id = $3::uuid where structure_id = $1::uuid and invited_client_id = $2::uuid
       and ($4::uuid[] is null or id = any($4::uuid[])) returning id`,
    [structureId, move.from, move.to, move.only ?? null],
  );
  return moved.map(({ id }) => id);
}

/**
 * Returns the address keys on which accounts of these clients depend: their own, the ERP's, and
 * those of their aliases and accounts.
 */
export async function addressKeysOf(tx: Transaction, structureId: string, clientIds: string[]): Promise<string[]> {
  const rows = await runSql<{ key: string }>(
    tx,
    `select email_key as key from client where structure_id = $1::uuid and id = any($2::uuid[])
     union select erp_email_key from client where structure_id = $1::uuid and id = any($2::uuid[])
       and erp_email_key is not null
     union select email_key from client_alias where structure_id = $1::uuid and client_id = any($2::uuid[])
     union select p.email_key from attachment a join app_account p on p.id = a.account_id
       where a.structure_id = $1::uuid and a.client_id = any($2::uuid[])`,
    [structureId, clientIds],
  );
  return rows.map(({ key }) => key);
}
