import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { LimitedClient } from '#lib/database/limited-client.ts';
import { addSavedJobs, createSavedJobsTable } from '#lib/queue/saved-jobs.ts';
import type { Frame } from './frames.ts';
import { listTables, withColumns } from './list-tables.ts';
import { damaged } from './sealed-chunks.ts';

/** Rows by table. */
export type LoadedTables = Map<string, number>;

/**
 * Loads the tables of a backup into a migrated database without rows. Foreign keys and checks of
 * PostgreSQL hold for every row; the product's triggers stay silent, because what they would write
 * is in the backup. The caller has opened a transaction.
 * @throws Refusal when the backup has not what its counts say
 */
export async function loadTables(client: LimitedClient, frames: AsyncGenerator<Frame>): Promise<LoadedTables> {
  const loaded: LoadedTables = new Map();
  await removeMigratedRows(client);
  for (;;) {
    const frame = await nextControl(frames);
    if (frame.kind === 'end') {
      if (frame.tables !== loaded.size) throw damaged();
      return loaded;
    }
    if (frame.kind !== 'table') throw damaged();
    const { name, columns } = frame;
    if (name === null) {
      const table = await createSavedJobsTable(client);
      loaded.set(table, await copyRows(client, { name: table, columns }, frames));
      await addSavedJobs(client);
    } else {
      await client.query(`alter table ${escapeIdentifier(name)} disable trigger user`);
      loaded.set(name, await copyRows(client, { name, columns }, frames));
      await client.query(`alter table ${escapeIdentifier(name)} enable trigger user`);
    }
  }
}

/**
 * Empties the tables again into which migrations put a first row: the backup has these rows too.
 */
async function removeMigratedRows(client: LimitedClient): Promise<void> {
  const tables = await listTables(client);
  await client.query(`truncate ${tables.map(({ name }) => escapeIdentifier(name)).join(', ')}`);
}

async function copyRows(
  client: LimitedClient,
  table: { name: string; columns: string[] },
  frames: AsyncGenerator<Frame>,
): Promise<number> {
  const after: { frame?: Frame } = {};
  const sink = client.query(copyFrom(`copy ${withColumns(table)} from stdin`));
  await pipeline(Readable.from(dataOf(frames, after)), sink);
  const { frame } = after;
  if (!frame || Buffer.isBuffer(frame) || frame.kind !== 'rows' || frame.count !== sink.rowCount) throw damaged();
  return sink.rowCount;
}

/** Yields the lines of a table, and keeps the frame that follows them. */
async function* dataOf(frames: AsyncGenerator<Frame>, after: { frame?: Frame }): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await frames.next();
    if (done) return;
    if (!Buffer.isBuffer(value)) {
      after.frame = value;
      return;
    }
    yield value;
  }
}

async function nextControl(frames: AsyncGenerator<Frame>): Promise<Exclude<Frame, Buffer>> {
  const { value, done } = await frames.next();
  if (done || Buffer.isBuffer(value)) throw damaged();
  return value;
}
