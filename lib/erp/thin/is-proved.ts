import { connection as database } from '#lib/database/connection.ts';
import type { ApiKey } from './api-access.ts';

/** Returns whether the settings of a connection have led to an answer since staff entered them. */
export async function isProved({ structureId, connectionId }: ApiKey): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    'select from erp_api where structure_id = $1 and connection_id = $2 and proved_at is not null',
    [structureId, connectionId],
  );
  return (rowCount ?? 0) > 0;
}
