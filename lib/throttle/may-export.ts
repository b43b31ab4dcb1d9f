import { takeAttempts, windowSeconds } from './attempts.ts';

/** Maximum files an hour: more than daily work needs, too few to copy every record. */
const maxAnHour = { person: 30, structure: 120 };

/** Why no file is written now: too many this hour, or too many at this moment. */
export type ExportProblem = 'too-many-exports' | 'exports-busy';

/**
 * Counts one file that a staff member takes away from a structure, and returns whether the hour
 * allows it.
 */
export async function mayExport(staffId: string, structureId: string): Promise<boolean> {
  const refused = await takeAttempts([
    { name: 'export:staff', of: staffId, limit: maxAnHour.person, seconds: windowSeconds.hour },
    { name: 'export:structure', of: structureId, limit: maxAnHour.structure, seconds: windowSeconds.hour },
  ]);
  return refused === null;
}
