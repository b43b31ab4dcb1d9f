import { connection } from '#lib/database/connection.ts';
import { findGroups } from './group-ids.ts';
import { countGroups, maxGroups } from './group-limit.ts';

/** Whether a group is there, or the structure may have one more. */
export async function hasRoomFor(structureId: string, name: string): Promise<boolean> {
  const { pool } = connection();
  const groups = await findGroups(pool, structureId, [name], 'now');
  return groups.size > 0 || (await roomForGroups(structureId)) > 0;
}

/** Counts the groups that the structure can still have. */
export async function roomForGroups(structureId: string): Promise<number> {
  return Math.max(0, maxGroups - (await countGroups(connection().pool, structureId)));
}
