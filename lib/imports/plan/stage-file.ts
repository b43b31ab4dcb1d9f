import type { PoolClient } from 'pg';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ImportKey, keyOf, whereImport } from '#lib/imports/file/import-key.ts';
import { storedFile } from '#lib/imports/file/stored-file.ts';
import type { Tally } from '#lib/imports/rows/counts.ts';
import { announce } from '#lib/live/announce.ts';
import { type RowReading, stageRows } from './stage-rows.ts';

/** Thrown to end a plan that is superseded: the import was discarded, or is read in another way. */
export class PlanSuperseded extends Error {}

/** Milliseconds between two updates of the progress. */
const progressEvery = 500;

/**
 * A plan to make. `chosen`: staff chose how the file is read. `judgesDates`: staff has not chosen
 * the order of its dates.
 */
export type Planned = { plan: number; bytes: number; chosen: boolean; judgesDates: boolean; reading: RowReading };

/**
 * Stages the rows of a file in one transaction of its own, and stores the progress on the way.
 * @throws PlanSuperseded, FileRefused or CsvRefused
 */
export async function stageFile(
  client: PoolClient,
  of: ImportKey,
  { plan: number, bytes, reading }: Planned,
): Promise<Tally> {
  let lastProgress = Date.now();
  let read = 0;
  const file = storedFile(of, bytes);
  const counted = { ...file, read: (start?: number) => count(file.read(start), (chunk) => (read += chunk)) };
  await client.query('begin');
  await client.query('delete from import_row where structure_id = $1 and import_id = $2', keyOf(of));
  const tally = await stageRows(client, of, counted, reading, async () => {
    if (Date.now() - lastProgress < progressEvery) return;
    lastProgress = Date.now();
    await writeProgress(of, number, read);
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

async function writeProgress(of: ImportKey, number: number, reached: number): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: 'planning', plan: number },
      data: { reached },
    });
    if (count === 0) throw new PlanSuperseded();
    await announce(tx, of.structureId, 'imports');
  });
}
