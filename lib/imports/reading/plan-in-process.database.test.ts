import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { whereImport } from '#lib/imports/file/import-key.ts';
import { receiveImport } from '#lib/imports/upload/receive-import.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { reread, uploadOf } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { keepProcess, takeProcess } from './idle-process.ts';
import { planInProcess } from './plan-in-process.ts';
import { inReadingProcess, ReadingStopped, readingLimits } from './reading-process.ts';

/** Crashes that are tried, each at a random moment; `npm run test:endurance` tries 300. */
const crashes = Number(process.env.READING_CRASHES ?? 1);

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
  staff = await testStaff();
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => `Dupré;Zoé;p${index}@exemple.example`).join('\n');

async function received(content: string, by = staff) {
  const outcome = await receiveImport(by, uploadOf(content));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { structureId: by.structure.id, importId: outcome.value.importId };
}

test('plans a file as the verb itself does', async () => {
  const of = await received(`nom;prenom;email\n${rows(3)}\n`);
  await planInProcess(of);
  expect(await reread(staff, of.importId)).toMatchObject({ state: 'planned', counts: { create: 3 } });
});

test('refuses a file that uses up its time, and never reads it again', async () => {
  const of = await received(`nom;prenom;email\n${rows(60_000)}\n`);
  await planInProcess(of, { milliseconds: 0 });
  const refused = { state: 'failed', problem: { code: 'reading-stopped' } };
  expect(await reread(staff, of.importId)).toMatchObject(refused);
  // As the job queue does after a restart: this time there would be time enough.
  await planInProcess(of);
  expect(await reread(staff, of.importId)).toMatchObject(refused);
  expect(await prisma().importRow.count({ where: of })).toBe(0);
});

test('leaves a plan that was started again meanwhile', async () => {
  const of = await received(`nom;prenom;email\n${rows(60_000)}\n`);
  const stopped = prisma().$transaction(async (tx) => {
    await tx.import.updateMany({ where: whereImport(of), data: { plan: { increment: 1 } } });
    const stopping = planInProcess(of, { milliseconds: 0 });
    await expect.poll(waitingForImport, { timeout: 30_000 }).toBe(1);
    return { stopping };
  });
  await (await stopped).stopping;
  expect((await reread(staff, of.importId)).state).not.toBe('failed');
});

test('refuses a file that uses up its memory', async () => {
  const of = await received(`nom;prenom;email\n${rows(6_000)}\n`);
  // Just more than the process itself needs: close to a higher limit V8 collects garbage for long.
  await planInProcess(of, { heapMb: 16 });
  expect(await reread(staff, of.importId)).toMatchObject({ state: 'failed', problem: { code: 'reading-stopped' } });
});

test('reads a file once more when its process crashes at any moment', async () => {
  for (let crash = 0; crash < crashes; crash++) {
    // A structure uploads 120 files an hour at most.
    const by = await testStaff();
    const of = await received(`nom;prenom;email\n${rows(300)}\n`, by);
    const child = takeProcess();
    keepProcess(child);
    const planned = planInProcess(of);
    // V8 ends its process by this signal when one of its checks fails.
    setTimeout(() => child.kill('SIGTRAP'), Math.random() * 400);
    await planned;
    expect(await reread(by, of.importId)).toMatchObject({ state: 'planned', counts: { create: 300 } });
  }
});

test('rethrows an error of the process', async () => {
  // A server that refuses connections is waited for; a database that is not there is not.
  const nowhere = Object.assign(new URL(process.env.DATABASE_URL ?? ''), { pathname: '/none' }).href;
  const task = {
    name: 'plan',
    of: { structureId: staff.structure.id, importId: crypto.randomUUID() },
    databaseUrl: nowhere,
  } as const;
  const error = await inReadingProcess(task, readingLimits(0)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: '3D000' });
  expect(error).not.toBeInstanceOf(ReadingStopped);
});

/** Sessions of this database that wait to write an import which another transaction has changed. */
async function waitingForImport(): Promise<number> {
  const { rows: waiting } = await connection().pool.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query ilike 'update %"import"%'`,
  );
  return waiting[0]?.count ?? 0;
}
