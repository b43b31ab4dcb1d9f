import { connection as database } from '#lib/database/connection.ts';
import type { Connection } from './connection.ts';

/** Counts a call that was not authentic, by the hour. Nothing else of it is kept. */
export async function countRejectedCall({ structureId, id }: Connection): Promise<void> {
  await database().pool.query(
    `update erp_connection set refused_at = now(),
       refused_calls = case when refused_since > now() - interval '1 hour' then least(refused_calls + 1,
         1000000) else 1 end,
       refused_since = case when refused_since > now() - interval '1 hour' then refused_since else now() end
     where structure_id = $1 and id = $2`,
    [structureId, id],
  );
}
