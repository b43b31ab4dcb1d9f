import { connection } from '#lib/database/connection.ts';
import { waitUntil } from '../../deploy/wait-until.ts';
import type { Acknowledged } from '../load/run.ts';
import type { World } from '../load/world.ts';

/** Seconds within which jobs end what was acknowledged. */
const settleSeconds = 120;

/** Waits until imports that were confirmed are over, and events that were kept are applied. */
export async function settle({ files, sports }: World, acknowledged: readonly Acknowledged[]): Promise<void> {
  const imports = acknowledged.flatMap((thing) => (thing.kind === 'commit' ? [thing.importId] : []));
  const open = async () => {
    const { rows } = await connection().pool.query<{ count: number }>(
      `select (select count(*) from import where structure_id = $1 and id = any($2) and state <> 'committed')::int
        + (select count(*) from erp_event where structure_id = $3 and verdict = 'received')::int as count`,
      [files.id, imports, sports.id],
    );
    return rows[0]?.count;
  };
  await waitUntil('the end of imports and events', async () => (await open()) === 0, settleSeconds);
}
