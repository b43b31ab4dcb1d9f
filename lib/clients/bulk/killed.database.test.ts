import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { groupNamesSql } from '#lib/clients/groups/group-names-sql.ts';
import { connection } from '#lib/database/connection.ts';
import { planTestBulk, rereadBulk, searched } from '#lib/testing/bulk.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import type { BulkStep } from '#lib/testing/test-run/bulk-process.ts';
import { requestBulkCommit } from './commit/request-commit.ts';
import { runBulkCommit } from './commit/run-commit.ts';
import { requestBulkUndo } from './undo/request-undo.ts';
import { runBulkUndo } from './undo/run-undo.ts';

const people = Number(process.env.BULK_PEOPLE ?? 2_000);
const kills = Number(process.env.BULK_KILLS ?? 1);

beforeAll(async () => {
  await testDatabase();
});

async function addPeople({ structure }: Staff): Promise<void> {
  await connection().pool.query(
    `insert into client (structure_id, id, last_name, email, email_key, sort_name, search_text, groups, source)
     select $1, gen_random_uuid(), 'Nom ' || n, n || '@x.fr', n || '@x.fr', 'nom ' || n, 'nom ' || n,
       case when n % 10 = 0 then '{Judo}'::text[] else '{Club}'::text[] end, 'import' from generate_series(1, $2) n`,
    [structure.id, people],
  );
}

/** How many clients have each list of groups, at each version. */
async function groupsOf({ structure }: Staff) {
  const { rows } = await connection().pool.query(
    `select ${groupNamesSql('c')} as groups, version, count(*)::int as count from client c
     where structure_id = $1 group by 1, 2 order by 1, 2`,
    [structure.id],
  );
  return rows;
}

async function eventsOf({ structure }: Staff): Promise<number> {
  const { rows } = await connection().pool.query(
    `select count(*)::int as count from audit_event where structure_id = $1 and kind = 'client-edited'`,
    [structure.id],
  );
  return rows[0].count;
}

/** Runs a step in a process that is killed at a random moment of it. */
async function runAndKill(staff: Staff, { step, ...of }: BulkStep): Promise<void> {
  const worker: ChildProcess = fork('lib/testing/test-run/bulk-process.ts', { env: process.env, execArgv: [] });
  const ended = once(worker, 'exit');
  worker.send({ step, ...of } satisfies BulkStep);
  const start = await reachedBy(staff, of.bulkId, step);
  while (worker.exitCode === null && (await reachedBy(staff, of.bulkId, step)) === start) await pause(2);
  await pause(Math.random() * 40);
  worker.kill('SIGKILL');
  await ended;
}

async function reachedBy(staff: Staff, bulkId: string, step: BulkStep['step']): Promise<number> {
  const { reached, undoReached } = await rereadBulk(staff, bulkId);
  return step === 'commit' ? reached : undoReached;
}

test('ends as without a killed process, for the commit and for the undo', async () => {
  const staff = await testStaff('manager');
  await addPeople(staff);
  const plan = await planTestBulk(staff, searched(), 'add-group', 'Judo');
  const [changed, left] = [people - Math.floor(people / 10), Math.floor(people / 10)];
  expect(plan.counts).toEqual({ included: changed, 'in-group': left });
  const of = { structureId: staff.structure.id, bulkId: plan.id };
  await requestBulkCommit(staff, plan.id);
  for (let kill = 0; kill < kills; kill += 1) await runAndKill(staff, { step: 'commit', ...of });
  await runBulkCommit(of);
  expect((await rereadBulk(staff, plan.id)).counts).toEqual({ done: changed, 'in-group': left });
  expect(await groupsOf(staff)).toEqual([
    { groups: ['Club', 'Judo'], version: 2, count: changed },
    { groups: ['Judo'], version: 1, count: left },
  ]);
  expect(await eventsOf(staff)).toBe(changed);
  await requestBulkUndo(staff, plan.id);
  for (let kill = 0; kill < kills; kill += 1) await runAndKill(staff, { step: 'undo', ...of });
  await runBulkUndo(of);
  expect(await rereadBulk(staff, plan.id)).toMatchObject({ state: 'undone', undoCounts: { undone: changed } });
  expect(await groupsOf(staff)).toEqual([
    { groups: ['Club'], version: 3, count: changed },
    { groups: ['Judo'], version: 1, count: left },
  ]);
  expect(await eventsOf(staff)).toBe(2 * changed);
});
