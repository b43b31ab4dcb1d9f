import type { PoolClient } from 'pg';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type FileProblem, fileProblemOf } from '#lib/imports/file/file-problem.ts';
import { type ImportKey, keyOf, whereImport } from '#lib/imports/file/import-key.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { countChoices, countRows } from '#lib/imports/rows/count-rows.ts';
import { announce } from '#lib/live/announce.ts';
import { markDuplicates } from './mark-duplicates.ts';
import { type Planned, PlanSuperseded, stageFile } from './stage-file.ts';

/**
 * Plans an import: stages its rows with their verdicts, and counts them. No client is changed.
 * Killed at any moment and started again, it begins again with the same result; of two workers at
 * once the second waits and finds it done.
 */
export async function planImport(of: ImportKey): Promise<void> {
  const client = await connection().pool.connect();
  let planned: Planned | null = null;
  let usable = false;
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [of.importId]);
    planned = await waitingPlan(of);
    if (planned) await plan(client, of, planned);
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [of.importId]);
    usable = true;
  } catch (error) {
    const problem = fileProblemOf(error);
    if (problem && planned) await refuse(of, planned, problem);
    else if (!(error instanceof PlanSuperseded)) throw error;
  } finally {
    // A connection interrupted in a COPY is closed instead of repaired, which also releases the
    // lock.
    client.release(!usable);
  }
}

async function waitingPlan(of: ImportKey): Promise<Planned | null> {
  const found = await prisma().import.findFirst({
    where: { ...whereImport(of), state: 'planning' },
    include: { structure: { select: { country: true } } },
  });
  if (!found) return null;
  const { plan: number, bytes, chosen, understood, structure } = found;
  return {
    plan: number,
    bytes,
    chosen: chosen !== null,
    reading: { understood: understood as FileLayout, country: structure.country },
  };
}

async function plan(client: PoolClient, of: ImportKey, planned: Planned): Promise<void> {
  const tally = await stageFile(client, of, planned);
  // Without statistics on the new rows the query planner expects a few of them, and joins them in
  // minutes instead of seconds.
  await client.query('analyze import_row (structure_id, import_id, line, verdict, email_key, client_id)');
  await markDuplicates(client, of);
  const counts = await countRows(client, of, tally, { choice: null, reopen: false, reached: 0 });
  const choices = await countChoices(client, of);
  const current = await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: 'planning', plan: planned.plan },
      data: { state: 'planned', counts, choices, reached: 0 },
    });
    if (count > 0) await announce(tx, of.structureId, 'imports');
    return count > 0;
  });
  // Deletes the rows of a plan that was discarded meanwhile; one that was started again waits for
  // the lock.
  if (!current) await client.query('delete from import_row where structure_id = $1 and import_id = $2', keyOf(of));
}

/**
 * Refuses a file that cannot be read to its end. Where staff chose how to read it, they can choose
 * again.
 */
async function refuse(of: ImportKey, { plan: number, chosen }: Planned, problem: FileProblem): Promise<void> {
  await inTransaction(async (tx) => {
    const state = chosen ? 'mapping' : 'failed';
    await tx.import.updateMany({
      where: { ...whereImport(of), state: 'planning', plan: number },
      data: { state, problem },
    });
    await announce(tx, of.structureId, 'imports');
  });
}
