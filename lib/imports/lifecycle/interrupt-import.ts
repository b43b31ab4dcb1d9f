import type { ImportState } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';
import { recount } from '#lib/imports/rows/recount.ts';
import { announce } from '#lib/live/announce.ts';

/**
 * The state that follows a step that failed: staff can begin again, or continue where it stopped.
 */
const interrupted: [under: ImportState, then: ImportState][] = [
  ['planning', 'failed'],
  ['committing', 'cancelled'],
  ['undoing', 'committed'],
];

/**
 * Ends a step after its last retry, so that no page waits for it. What was done stays done, and the
 * import shows the problem.
 */
export async function interruptImport(of: ImportKey): Promise<void> {
  await inTransaction(async (tx) => {
    for (const [state, then] of interrupted) {
      const { count } = await tx.import.updateMany({
        where: { ...whereImport(of), state },
        data: {
          state: then,
          problem: { code: 'interrupted' },
          ...(then === 'cancelled' && { committedAt: new Date() }),
        },
      });
      if (count > 0 && then === 'cancelled') await recount(tx, of);
      if (count > 0) break;
    }
    await announce(tx, of.structureId, 'imports', 'clients');
  });
}
