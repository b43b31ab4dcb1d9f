import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';

/** The columns of a locked client on which decisions about accounts depend. */
export type LockedRow = { emailKey: string; deletedAt: Date | null };

/**
 * Locks a client of a structure until the transaction ends, so that its address, its account and
 * its place in the trash stay as they are. Taken after the address is locked, and before its
 * attachment is written.
 * @returns null when the structure has no client of that id, or the text is no id
 */
export async function lockClient(tx: Transaction, structureId: string, clientId: string): Promise<LockedRow | null> {
  if (!isId(clientId)) return null;
  const [client] = await runSql<LockedRow>(
    tx,
    `select email_key as "emailKey", deleted_at as "deletedAt" from client
     where structure_id = $1::uuid and id = $2::uuid for no key update`,
    [structureId, clientId],
  );
  return client ?? null;
}
