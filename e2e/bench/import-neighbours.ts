import { setTimeout as pause } from 'node:timers/promises';
import { clientFieldsOf } from '#lib/clients/client-fields.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { clientsFile } from './clients-file.ts';
import { type Figures, measure, middle } from './measure.ts';
import { emptyBase, runImport } from './run-import.ts';
import type { Stand } from './stand.ts';

/**
 * Pages requested in a row: often enough to see a slow one, seldom enough to end with the import.
 */
const pages = 25;

/**
 * Measures what colleagues notice while a file is imported of which half updates clients and half
 * creates them: the list page, and single edits of clients that the import may lock. Milliseconds;
 * the floor is the same on an idle server.
 */
export async function importNeighbours(stand: Stand, rows: number): Promise<object> {
  await emptyBase();
  await runImport(stand, clientsFile(Math.floor(rows / 2)));
  const idle = await neighbours(stand, pause(8_000, true));
  const importing = await neighbours(stand, runImport(stand, clientsFile(rows, 'B')));
  const ratio = (of: (figures: Figures) => number) => Math.round((of(importing.list) / of(idle.list)) * 100) / 100;
  return {
    ours: importing,
    floor: idle,
    ratio: { p50: ratio(({ p50 }) => p50), p99: ratio(({ p99 }) => p99) },
    rounds: importing.rounds,
  };
}

async function neighbours(
  stand: Stand,
  work: Promise<unknown>,
): Promise<{ list: Figures; longestEdit: number; rounds: number }> {
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  const runs: Figures[] = [];
  const edits = edit(stand, () => over);
  while (!over) runs.push(await measure(stand.url, { paths: [`/${stand.slug}/clients`], cookie: stand.cookie }, pages));
  await ended;
  return { list: middle(runs), longestEdit: Math.max(...(await edits)), rounds: runs.length };
}

/**
 * Measures edits in milliseconds, of one client after the other in the order of the file, which is
 * also the import's.
 */
async function edit({ staff }: Stand, over: () => boolean): Promise<number[]> {
  const clients = await prisma().client.findMany({
    where: { structureId: staff.structure.id },
    orderBy: { importLine: 'asc' },
    take: 50_000,
  });
  const times: number[] = [];
  for (let at = 0; !over(); at = (at + 97) % clients.length) {
    const client = clients[at];
    if (!client) break;
    const { version } = await prisma().client.findFirstOrThrow({
      where: { structureId: staff.structure.id, id: client.id },
    });
    const began = performance.now();
    await editClient(
      staff,
      client.id,
      version,
      clientFieldsOf(staff.structure).parse({
        lastName: client.lastName,
        email: client.email,
        note: String(times.length),
      }),
    );
    times.push(Math.round(performance.now() - began));
    await pause(20);
  }
  return times;
}
