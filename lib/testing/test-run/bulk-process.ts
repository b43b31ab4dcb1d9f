import { runBulkCommit } from '#lib/clients/bulk/commit/run-commit.ts';
import { runBulkUndo } from '#lib/clients/bulk/undo/run-undo.ts';

/** For tests: one step of a bulk operation, for a process that is killed while it works. */
export type BulkStep = { step: 'commit' | 'undo'; structureId: string; bulkId: string };

process.on('message', async ({ step, ...of }: BulkStep) => {
  await (step === 'commit' ? runBulkCommit(of) : runBulkUndo(of));
  process.exit(0);
});
