import type { PoolClient } from 'pg';
import { connection, prisma } from '#lib/database/connection.ts';
import type { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type FileProblem, fileProblemOf } from '#lib/imports/file/file-problem.ts';
import { type ImportKey, keyOf, whereImport } from '#lib/imports/file/import-key.ts';
import type { FileLayout, LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import { type JudgedDates, judgeDates } from '#lib/imports/layout/judge-dates.ts';
import { countChoices, countRows } from '#lib/imports/rows/count-rows.ts';
import { announce } from '#lib/live/announce.ts';
import { emptyTally } from '#lib/values/date-order.ts';
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

const deleteRows = 'delete from import_row where structure_id = $1 and import_id = $2';

async function waitingPlan(of: ImportKey): Promise<Planned | null> {
  const found = await prisma().import.findFirst({
    where: { ...whereImport(of), state: 'planning' },
    include: { structure: { select: { country: true } } },
  });
  if (!found) return null;
  const { plan: number, bytes, chosen, understood, structure } = found;
  const overrides = chosen as LayoutOverrides | null;
  return {
    plan: number,
    bytes,
    chosen: chosen !== null,
    judgesDates: !overrides?.dateOrder,
    reading: { understood: understood as FileLayout, country: structure.country, dates: emptyTally() },
  };
}

async function plan(client: PoolClient, of: ImportKey, planned: Planned): Promise<void> {
  const tally = await stageFile(client, of, planned);
  const dates = datesOfWhole(planned);
  if (dates) return planOtherwise(client, of, planned, dates);
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
  if (!current) await client.query(deleteRows, keyOf(of));
}

/** The judgement of the whole file on its dates, where its beginning said otherwise. */
function datesOfWhole({ judgesDates, reading: { understood, country, dates } }: Planned): JudgedDates | null {
  if (!judgesDates || !understood.columns.some(({ field }) => field === 'birthDate')) return null;
  const judged = judgeDates(understood.header, dates, country);
  return judged.unclearDates.length > 0 || judged.dateOrder !== understood.dateOrder ? judged : null;
}

/** Plans the file again with the dates in their other order, or asks where they have both. */
async function planOtherwise(client: PoolClient, of: ImportKey, planned: Planned, dates: JudgedDates): Promise<void> {
  const understood = { ...planned.reading.understood, ...dates };
  const isClear = dates.unclearDates.length === 0;
  const current = await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: 'planning', plan: planned.plan },
      data: {
        understood: understood as Prisma.InputJsonObject,
        reached: 0,
        ...(!isClear && { state: 'mapping', problem: { code: 'to-confirm' } }),
      },
    });
    if (count > 0) await announce(tx, of.structureId, 'imports');
    return count > 0;
  });
  // As above: the rows of a discarded plan are committed already.
  if (!current || !isClear) return void (await client.query(deleteRows, keyOf(of)));
  await plan(client, of, { ...planned, judgesDates: false, reading: { ...planned.reading, understood } });
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
