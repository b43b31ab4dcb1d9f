import type { Transaction } from '#lib/database/run-sql.ts';
import { sealForConnection, unsealForConnection } from './seal.ts';

type Sealed = { structureId: string; connectionId: string; id: string | null; sealed: string };

/**
 * Seals every secret of every connection under another main key. A secret that the former key does
 * not open is revoked, or the settings of the API removed, so that staff sees what is missing.
 * @param former null when it is lost
 */
export async function resealConnections(
  tx: Transaction,
  former: string | null,
  next: string,
): Promise<{ sealed: number; revoked: number }> {
  const { rows } = await tx.query<Sealed>(
    `select structure_id as "structureId", connection_id as "connectionId", id, sealed from erp_secret
     where sealed is not null and revoked_at is null for update`,
  );
  const { rows: apis } = await tx.query<Sealed>(
    `select structure_id as "structureId", connection_id as "connectionId", null as id, sealed from erp_api for update`,
  );
  const counts = { sealed: 0, revoked: 0 };
  for (const row of [...rows, ...apis]) {
    const text = former === null ? null : unsealForConnection(row.sealed, row, former);
    await store(tx, row, text === null ? null : sealForConnection(text, row, next));
    counts[text === null ? 'revoked' : 'sealed'] += 1;
  }
  // Revoked secrets are never opened again, and access tokens are fetched again.
  await tx.query('update erp_secret set sealed = null where revoked_at is not null');
  await tx.query('update erp_api set token_sealed = null, token_until = null');
  return counts;
}

async function store(tx: Transaction, { structureId, connectionId, id }: Sealed, sealed: string | null): Promise<void> {
  const key = [structureId, connectionId];
  if (id === null && sealed === null)
    await tx.query('delete from erp_api where structure_id = $1 and connection_id = $2', key);
  else if (id === null)
    await tx.query('update erp_api set sealed = $3 where structure_id = $1 and connection_id = $2', [...key, sealed]);
  else
    await tx.query(
      `update erp_secret set sealed = $4, revoked_at = case when $4::text is null then now() end
       where structure_id = $1 and connection_id = $2 and id = $3`,
      [...key, id, sealed],
    );
}
