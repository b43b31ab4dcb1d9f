import { takeAttempts, windowSeconds } from './attempts.ts';

/** Maximum operations an hour: each may look at every client of the structure. */
const maxAnHour = { person: 40, structure: 120 };

/**
 * Counts one operation on many clients that a staff member prepares, and returns whether the hour
 * allows it.
 */
export async function mayBulk(staffId: string, structureId: string): Promise<boolean> {
  const refused = await takeAttempts([
    { name: 'bulk:staff', of: staffId, limit: maxAnHour.person, seconds: windowSeconds.hour },
    { name: 'bulk:structure', of: structureId, limit: maxAnHour.structure, seconds: windowSeconds.hour },
  ]);
  return refused === null;
}
