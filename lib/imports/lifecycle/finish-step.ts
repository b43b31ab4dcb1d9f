import { setTimeout as pause } from 'node:timers/promises';
import { prisma } from '#lib/database/connection.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';

/** Milliseconds between two checks. */
const STEP_POLL_MS = 40;
/** Milliseconds in all; most files are planned and committed within them. */
const STEP_WAIT_MS = 2_000;

/**
 * Waits briefly for the step that was just queued, so that a small file shows its result at once; a
 * large one shows its progress.
 */
export async function finishStep(of: ImportKey): Promise<void> {
  const until = Date.now() + STEP_WAIT_MS;
  while (Date.now() < until) {
    const under = await prisma().import.count({
      where: { ...whereImport(of), state: { in: ['planning', 'committing', 'undoing'] } },
    });
    if (under === 0) return;
    await pause(STEP_POLL_MS);
  }
}
