import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Finds the accounts of a person in a structure: their own, and those with their addresses, also
 * where the structure's app registered one and nothing ties it to a client yet.
 */
export async function accountsOf(
  tx: Transaction,
  structureId: string,
  { clientId, emailKeys }: { clientId: string; emailKeys: string[] },
): Promise<{ id: string; email: string; emailKey: string }[]> {
  const { rows } = await tx.query<{ id: string; email: string; emailKey: string }>(
    `select p.id, p.email, p.email_key as "emailKey" from attachment a join app_account p on p.id = a.account_id
     where a.structure_id = $1 and (a.client_id = $2 or p.email_key = any($3::text[]))
     union
     select p.id, p.email, p.email_key from app_account p
     where p.email_key = any($3::text[])
       and exists (select from app_token t where t.account_id = p.id and t.home_id = $1)`,
    [structureId, clientId, emailKeys],
  );
  return rows;
}

/**
 * Deletes what ties accounts and a client to each other in a structure, also a refusal: an
 * erased person is recognised by their hash.
 * @returns how many attachments and requests there were
 */
export async function eraseAttachments(
  tx: Transaction,
  structureId: string,
  { clientId, accountIds }: { clientId: string; accountIds: string[] },
): Promise<number> {
  const { rowCount } = await tx.query(
    'delete from attachment where structure_id = $1 and (client_id = $2 or account_id = any($3::uuid[]))',
    [structureId, clientId, accountIds],
  );
  await tx.query('update attachment set invited_client_id = null where structure_id = $1 and invited_client_id = $2', [
    structureId,
    clientId,
  ]);
  return rowCount ?? 0;
}
