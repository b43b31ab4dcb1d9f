import type { PoolClient } from 'pg';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type FileProblem, fileProblemOf } from '#lib/imports/file/file-problem.ts';
import { type ImportKey, keyOf, whereImport } from '#lib/imports/file/import-key.ts';
import { storedFile } from '#lib/imports/file/stored-file.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { countChoices, countRows } from '#lib/imports/rows/count-rows.ts';
import type { Tally } from '#lib/imports/rows/counts.ts';
import { announce } from '#lib/live/announce.ts';
import { markDuplicates } from './mark-duplicates.ts';
import { type RowReading, stageRows } from './stage-rows.ts';

/**
 * Thrown to end a plan that nobody waits for any more: given up, or begun anew with another
 * reading.
 */
class PlanSuperseded extends Error {}

type Planned = { plan: number; bytes: number; chosen: boolean; reading: RowReading };

/** Milliseconds between two words about how far it is. */
const progressEvery = 500;

/**
 * Plans an import: stages its rows, each with its verdict, and counts them. Nothing is done to any
 * client. Killed at any moment and started again it begins anew and ends the same; of two at once,
 * the second waits and finds it done.
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
    // Broken off in a COPY, the connection is not worth repairing; closing it also lifts the lock.
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
  const tally = await stage(client, of, planned);
  // The planner knows nothing yet of rows that arrived a moment ago, and joins them as if there
  // were a few: minutes instead of seconds.
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
  // Given up while its rows were still on their way, they would stay behind; begun anew, the next
  // plan waits for our lock.
  if (!current) await client.query('delete from import_row where structure_id = $1 and import_id = $2', keyOf(of));
}

async function stage(client: PoolClient, of: ImportKey, { plan: number, bytes, reading }: Planned): Promise<Tally> {
  let told = Date.now();
  let read = 0;
  const file = storedFile(of, bytes);
  const counted = { ...file, read: (start?: number) => count(file.read(start), (chunk) => (read += chunk)) };
  await client.query('begin');
  await client.query('delete from import_row where structure_id = $1 and import_id = $2', keyOf(of));
  const tally = await stageRows(client, of, counted, reading, async () => {
    if (Date.now() - told < progressEvery) return;
    told = Date.now();
    await tellProgress(of, number, read);
  });
  await client.query('commit');
  return tally;
}

async function* count(chunks: AsyncIterable<Buffer>, add: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    add(chunk.length);
    yield chunk;
  }
}

async function tellProgress(of: ImportKey, number: number, reached: number): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: 'planning', plan: number },
      data: { reached },
    });
    if (count === 0) throw new PlanSuperseded();
    await announce(tx, of.structureId, 'imports');
  });
}

/**
 * The file cannot be read to its end. As staff chose to read it, that may be the choice; as
 * recognised, it is the file.
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
