import { setTimeout as pause } from 'node:timers/promises';
import { connection, prisma } from '#lib/database/connection.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import type { Stand } from './stand.ts';

/**
 * Seconds. `plan`: from the first byte sent to the finished plan. `commit`: from the request to
 * its end.
 */
export type ImportFigures = { plan: number; commit: number; total: number };

/** Imports a file as staff do: uploads it over HTTP; the server's jobs plan and commit it. */
export async function runImport(stand: Stand, file: Buffer): Promise<ImportFigures> {
  const began = performance.now();
  const id = await upload(stand, file);
  const { plan } = await reached(stand, id, 'planned');
  const planned = performance.now();
  const requested = await requestCommit(stand.staff, id, { plan, choice: 'overwrite', reopen: false });
  if (!requested.ok) throw new Error(`not committed: ${requested.problem}`);
  await reached(stand, id, 'committed');
  const ended = performance.now();
  return { plan: seconds(planned - began), commit: seconds(ended - planned), total: seconds(ended - began) };
}

async function upload({ url, slug, cookie }: Stand, file: Buffer): Promise<string> {
  const body = new FormData();
  body.set('file', new Blob([file as BlobPart]), 'clients.csv');
  const answer = await fetch(`${url}/${slug}/imports/upload`, {
    method: 'POST',
    headers: { cookie, origin: url },
    body,
    redirect: 'manual',
  });
  const id = /\/imports\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1];
  if (!id) throw new Error(`upload refused: ${answer.status} ${answer.headers.get('location')}`);
  return id;
}

async function reached({ staff }: Stand, id: string, state: 'planned' | 'committed'): Promise<ImportSummary> {
  for (;;) {
    const now = await readImport(staff, id);
    if (now?.state === state) return now;
    if (!now || ['failed', 'mapping', 'discarded', 'cancelled'].includes(now.state))
      throw new Error(`the import is ${now?.state}`);
    await pause(10);
  }
}

/** Deletes all clients and imports. */
export async function emptyBase(): Promise<void> {
  const { pool } = connection();
  await pool.query('truncate client, import_row, import_chunk, import, audit_event cascade');
  await pool.query('vacuum (analyze) client');
  await pool.query('checkpoint');
}

/** Counts the clients of the structure. */
export async function countClients({ staff }: Stand): Promise<number> {
  return prisma().client.count({ where: { structureId: staff.structure.id } });
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1_000;
}
