import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { keptInsteadOf } from './tombstones.ts';

/** Returns the client that the id of a merged record leads to; null where it leads to none. */
export async function keptRecord(staff: Staff, id: string): Promise<string | null> {
  return keptInsteadOf(connection().pool, staff.structure.id, id);
}
