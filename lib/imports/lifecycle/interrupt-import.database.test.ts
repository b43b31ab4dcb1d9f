import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { commitSlice } from '#lib/imports/commit/commit-slice.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import { addUp } from '#lib/imports/rows/counts.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { undoSlice } from '#lib/imports/undo/undo-slice.ts';
import { receiveImport } from '#lib/imports/upload/receive-import.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, importTestFile, planTestFile, reread, undoTestImport, uploadOf } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import type { ImportSummary } from './import-summary.ts';
import { interruptImport } from './interrupt-import.ts';

let staff: Staff;
beforeAll(async () => {
  await testDatabase();
});

const keyOf = ({ id }: ImportSummary) => ({ structureId: staff.structure.id, importId: id });
const twoSlices = `nom;email\n${Array.from({ length: 5_500 }, (_, index) => `Nom ${index};a${index}@x.fr\n`).join('')}`;
const clients = () => prisma().client.count({ where: { structureId: staff.structure.id } });

test('ends a plan that failed at every attempt, with the problem', async () => {
  staff = await testStaff('manager');
  const received = await receiveImport(staff, uploadOf('nom;email\nA;a@x.fr\n'));
  if (!received.ok) throw new Error(received.problem.code);
  await interruptImport({ structureId: staff.structure.id, importId: received.value.importId });
  expect(await reread(staff, received.value.importId)).toMatchObject({
    state: 'failed',
    problem: { code: 'interrupted' },
  });
});

test('keeps what a commit did, counts what it did not, and can continue it', async () => {
  staff = await testStaff('manager');
  const plan = await planTestFile(staff, twoSlices);
  await requestCommit(staff, plan.id, { plan: plan.plan, choice: 'overwrite', reopen: false });
  await commitSlice(keyOf(plan));
  await interruptImport(keyOf(plan));
  const stopped = await reread(staff, plan.id);
  expect(stopped).toMatchObject({
    ...{ state: 'cancelled', problem: { code: 'interrupted' }, undoUntil: expect.any(Date) },
    counts: { create: 5_000, 'not-reached': 500 },
  });
  expect(stopped.counts && addUp(stopped.counts)).toBe(5_501);
  expect(await commitTestPlan(staff, plan)).toMatchObject({
    state: 'committed',
    problem: null,
    counts: { create: 5_500, 'not-reached': 0 },
  });
  expect(await clients()).toBe(5_500);
});

test('continues an undo where it stopped, and counts nothing twice', async () => {
  staff = await testStaff('manager');
  const done = await importTestFile(staff, twoSlices);
  await requestUndo(staff, done.id);
  await inTransaction((tx) => undoSlice(tx, keyOf(done)));
  await interruptImport(keyOf(done));
  expect(await reread(staff, done.id)).toMatchObject({
    state: 'committed',
    problem: { code: 'interrupted' },
    undone: { removed: 5_000 },
  });
  expect(await undoTestImport(staff, done)).toMatchObject({
    state: 'undone',
    problem: null,
    undone: { removed: 5_500, restored: 0, kept: 0 },
  });
  expect(await clients()).toBe(0);
});

test('leaves an import that has ended meanwhile', async () => {
  staff = await testStaff('manager');
  const plan = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
  await interruptImport(keyOf(plan));
  expect(await reread(staff, plan.id)).toEqual(plan);
  const done = await commitTestPlan(staff, plan);
  await interruptImport(keyOf(plan));
  expect(await reread(staff, plan.id)).toEqual(done);
});
