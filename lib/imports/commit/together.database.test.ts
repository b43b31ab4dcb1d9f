import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { runUndo } from '#lib/imports/undo/run-undo.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { clientSnapshot } from '#lib/testing/client-snapshot.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, planTestFile, reread } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { requestCommit } from './request-commit.ts';
import { runCommit } from './run-commit.ts';

beforeAll(async () => {
  await testDatabase();
});

const keyOf = (staff: Staff, { id }: ImportSummary) => ({ structureId: staff.structure.id, importId: id });
/** The addresses of a file, of which a commit takes 5,000 at a time. */
const peopleOf = (count: number) => Array.from({ length: count }, (_, index) => `p${index}@x.fr`);
const csv = (name: string, emails: string[]) => `nom;email\n${emails.map((email) => `${name};${email}\n`).join('')}`;

async function committing(staff: Staff, content: string): Promise<ImportSummary> {
  const plan = await planTestFile(staff, content);
  const committed = await requestCommit(staff, plan.id, { plan: plan.plan, choice: 'overwrite', reopen: false });
  if (!committed.ok) throw new Error(committed.problem);
  return plan;
}

/** Does a job in a process of its own, as a second server would. */
async function elsewhere(job: 'runCommit' | 'runUndo', of: ImportKey): Promise<void> {
  const file = job === 'runCommit' ? 'commit/run-commit' : 'undo/run-undo';
  const code = `
    import { disconnect } from '#lib/database/connection.ts';
    import { ${job} } from '#lib/imports/${file}.ts';
    await ${job}(${JSON.stringify(of)});
    await disconnect();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: process.env,
  });
  const [status] = await once(child, 'exit');
  expect(status).toBe(0);
}

test('commits and undoes every row once with two workers in this process and two in others', async () => {
  const staff = await testStaff('manager');
  const people = peopleOf(10_500);
  await Promise.all(
    people.slice(0, 20).map((email) => addTestClient(staff, { lastName: 'Avant', firstName: '', email })),
  );
  const before = await clientSnapshot(staff);
  const plan = await committing(staff, csv('Après', people));
  const of = keyOf(staff, plan);
  await Promise.all([elsewhere('runCommit', of), elsewhere('runCommit', of), runCommit(of), runCommit(of)]);
  expect(await reread(staff, plan.id)).toMatchObject({
    ...{ state: 'committed', counts: { create: 10_480, update: 20, held: 0, lines: 10_501 } },
    done: { created: 10_480, updated: 20, held: 0 },
  });
  const clients = [...(await clientSnapshot(staff)).values()];
  expect(clients).toHaveLength(10_500);
  expect(clients.every(({ lastName }) => lastName === 'Après')).toBe(true);
  const events = { structureId: staff.structure.id, kind: { in: ['client-updated-by-import', 'import-committed'] } };
  expect(await prisma().auditEvent.count({ where: events })).toBe(21);

  await requestUndo(staff, plan.id);
  await Promise.all([elsewhere('runUndo', of), elsewhere('runUndo', of), runUndo(of), runUndo(of)]);
  expect(await reread(staff, plan.id)).toMatchObject({
    state: 'undone',
    undone: { removed: 10_480, restored: 20, kept: 0 },
  });
  expect(await clientSnapshot(staff)).toEqual(before);
});

test('creates each person once of two simultaneous imports, holds the other row, and never deadlocks', async () => {
  const staff = await testStaff('manager');
  const people = peopleOf(5_500);
  const [one, two] = [
    await committing(staff, csv('Un', people)),
    await committing(staff, csv('Deux', people.toReversed())),
  ];
  await Promise.all([runCommit(keyOf(staff, one)), runCommit(keyOf(staff, two))]);
  const [first, second] = [await reread(staff, one.id), await reread(staff, two.id)];
  expect([first.state, second.state]).toEqual(['committed', 'committed']);
  expect(first.done.created + second.done.created).toBe(5_500);
  for (const { done } of [first, second]) expect(done.created + done.held).toBe(5_500);
  const clients = [...(await clientSnapshot(staff)).values()];
  expect(clients).toHaveLength(5_500);
  expect(clients.filter(({ importId }) => importId === one.id)).toHaveLength(first.done.created);
});

test('serialises an undo and a commit on the same people, whichever is first', async () => {
  const staff = await testStaff('manager');
  const people = peopleOf(5_500);
  const first = await committing(staff, csv('Un', people));
  await runCommit(keyOf(staff, first));
  const second = await committing(staff, csv('Deux', people.toReversed()));
  await requestUndo(staff, first.id);
  await Promise.all([runUndo(keyOf(staff, first)), runCommit(keyOf(staff, second))]);
  const [{ undone }, { done }] = [await reread(staff, first.id), await reread(staff, second.id)];
  expect(undone).toEqual({ removed: done.held, restored: 0, kept: done.updated });
  const clients = [...(await clientSnapshot(staff)).values()];
  expect(clients).toHaveLength(done.updated);
  expect(clients.every(({ lastName }) => lastName === 'Deux')).toBe(true);
});

test('never blocks or overwrites the edits of staff while an import runs', async () => {
  const staff = await testStaff('manager');
  const people = peopleOf(5_500);
  const plan = await committing(staff, csv('Import', people));
  const working = runCommit(keyOf(staff, plan));
  const last = people.at(-1) as string;
  await addTestClient(staff, { lastName: 'Main', firstName: '', email: last });
  await working;
  const kept = await prisma().client.findMany({ where: { structureId: staff.structure.id, lastName: 'Main' } });
  expect(kept).toMatchObject([{ emailKey: last, source: 'manual', version: 1 }]);
  expect(await reread(staff, plan.id)).toMatchObject({ done: { created: 5_499, held: 1 } });
  expect(await commitTestPlan(staff, await planTestFile(staff, csv('Import', people)))).toMatchObject({
    done: { updated: 1, created: 0 },
  });
});
