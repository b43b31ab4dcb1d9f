import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** Returns those of these clients that have an app account, requested or attached by address. */
export async function attachedClients(tx: Transaction, structureId: string, clientIds: string[]): Promise<Set<string>> {
  const rows = await runSql<{ clientId: string }>(
    tx,
    'select client_id as "clientId" from attachment where structure_id = $1::uuid and client_id = any ($2::uuid[])',
    [structureId, clientIds],
  );
  return new Set(rows.map(({ clientId }) => clientId));
}
