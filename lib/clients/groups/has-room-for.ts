import { connection } from '#lib/database/connection.ts';
import { findGroups } from './group-ids.ts';
import { countGroups, maxGroups } from './group-limit.ts';

/** Whether a group is there, or the structure may have one more. */
export async function hasRoomFor(structureId: string, name: string): Promise<boolean> {
  const { pool } = connection();
  const groups = await findGroups(pool, structureId, [name], 'now');
  return groups.size > 0 || (await countGroups(pool, structureId)) < maxGroups;
}
