import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { groupNamesSql } from '#lib/clients/groups/group-names-sql.ts';
import { connection } from '#lib/database/connection.ts';
import { planTestBulk, rereadBulk, searched } from '#lib/testing/bulk.ts';
import { typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import type { BulkStep } from '#lib/testing/test-run/bulk-process.ts';
import { requestBulkCommit } from './commit/request-commit.ts';
import { runBulkCommit } from './commit/run-commit.ts';
import { requestBulkUndo } from './undo/request-undo.ts';
import { runBulkUndo } from './undo/run-undo.ts';

const people = Number(process.env.BULK_PEOPLE ?? 600);
const kills = Number(process.env.BULK_KILLS ?? 1);
/** How long a colleague's edit may take beside an operation, on an otherwise idle machine. */
const maxEditMs = Number(process.env.BULK_EDIT_MS ?? Number.POSITIVE_INFINITY);

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

function startStep(step: BulkStep): { worker: ChildProcess; ended: Promise<unknown> } {
  const worker = fork('lib/testing/test-run/bulk-process.ts', { env: process.env, execArgv: [] });
  const ended = once(worker, 'exit');
  worker.send(step);
  return { worker, ended };
}

/** Runs a step in a process that is killed at a random moment of it. */
async function runAndKill(staff: Staff, { step, ...of }: BulkStep): Promise<void> {
  const { worker, ended } = startStep({ step, ...of });
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

/**
 * A client whose turn is next in a step, or ($3: false) one that the operation leaves out, whom no
 * step holds.
 */
const someoneSql = `select c.id, c.email, c.last_name as "lastName", c.version,
    array_to_string(${groupNamesSql('c')}, ', ') as groups from bulk_operation o
  cross join lateral (select case o.state when 'undoing' then o.undo_reached else o.reached end as position) reached
  join bulk_client b on b.structure_id = o.structure_id and b.bulk_id = o.id
    and b.position > reached.position and b.position <= reached.position + 500
    and (b.outcome in ('included', 'done')) = $3
  join client c on c.structure_id = b.structure_id and c.id = b.client_id
  where o.structure_id = $1 and o.id = $2 order by random() limit 1`;

/** What edits took, in milliseconds, and the clients that were saved. */
type Edited = { held: number[]; free: number[]; saved: Set<string> };

/** Edits clients one after the other, until the process of a step ends. */
async function editBeside(staff: Staff, step: BulkStep, note: string): Promise<Edited> {
  const { worker, ended } = startStep(step);
  const edited: Edited = { held: [], free: [], saved: new Set() };
  for (let turn = 0; worker.exitCode === null; turn += 1) {
    const isHeld = turn % 4 !== 0;
    const { rows } = await connection().pool.query(someoneSql, [step.structureId, step.bulkId, isHeld]);
    if (!rows[0]) continue;
    const { id, version, ...typed } = rows[0];
    const input = typedClient({ ...typed, firstName: '', note });
    const start = performance.now();
    const saved = await editClient(staff, id, version, input);
    edited[isHeld ? 'held' : 'free'].push(performance.now() - start);
    if (saved.ok) edited.saved.add(id);
  }
  await ended;
  return edited;
}

/** The longest, and a line with it, the median and the 99th centile, in whole milliseconds. */
function spread(durations: number[]): { longest: number; line: string } {
  const sorted = durations.toSorted((a, b) => a - b);
  const share = (part: number) => Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0);
  const longest = share(1);
  return { longest, line: `${sorted.length}: median ${share(0.5)}, 99 % ${share(0.99)}, longest ${longest} ms` };
}

test('lets colleagues edit these clients meanwhile, and loses no edit', async () => {
  const staff = await testStaff('manager');
  await addPeople(staff);
  const plan = await planTestBulk(staff, searched(), 'add-group', 'Judo');
  const of = { structureId: staff.structure.id, bulkId: plan.id };
  const saved = new Set<string>();
  for (const step of ['commit', 'undo'] as const) {
    if (step === 'commit') await requestBulkCommit(staff, plan.id);
    else await requestBulkUndo(staff, plan.id);
    const edited = await editBeside(staff, { step, ...of }, step);
    for (const id of edited.saved) saved.add(id);
    const held = spread(edited.held);
    process.stdout.write(
      `bulk ${step} of ${people}: edits of clients whose turn is next, ${held.line}; of others, ${spread(edited.free).line}\n`,
    );
    expect(held.longest).toBeLessThanOrEqual(maxEditMs);
  }
  const { rows } = await connection().pool.query<{ id: string }>(
    'select id from client where structure_id = $1 and note is not null',
    [of.structureId],
  );
  expect(new Set(rows.map(({ id }) => id))).toEqual(saved);
  expect(await rereadBulk(staff, plan.id)).toMatchObject({
    state: 'undone',
    undoCounts: { undone: people - Math.floor(people / 10) },
  });
});
