import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { deleteOldFiles } from '#lib/imports/lifecycle/delete-old-files.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { eventKinds } from '#lib/testing/event-kinds.ts';
import { importTestFile, planTestFile, reread, undoTestImport } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { requestCommit } from './request-commit.ts';
import { runCommit } from './run-commit.ts';

beforeAll(async () => {
  await testDatabase();
});

const keyOf = (staff: Staff, { id }: ImportSummary) => ({ structureId: staff.structure.id, importId: id });

const clientsOf = ({ structure }: Staff) => prisma().client.count({ where: { structureId: structure.id } });

const consent = ({ plan }: ImportSummary) => ({ plan, choice: 'overwrite', reopen: false }) as const;

describe('consent to a plan', () => {
  test('makes one import of a double click, two tabs and a reload', async () => {
    const staff = await testStaff('manager');
    const colleague = await testStaff('owner', staff);
    const plan = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    const answers = await Promise.all([
      requestCommit(staff, plan.id, consent(plan)),
      requestCommit(colleague, plan.id, { ...consent(plan), choice: 'create_only' }),
      requestCommit(staff, plan.id, consent(plan)),
    ]);
    expect(answers).toEqual(Array(3).fill({ ok: true, value: null }));
    expect(await jobsOf(plan.id)).toEqual(['commit-import']);
    const { choice } = await reread(staff, plan.id);
    await runCommit(keyOf(staff, plan));
    expect(await requestCommit(staff, plan.id, consent(plan))).toEqual({ ok: true, value: null });
    await runCommit(keyOf(staff, plan));
    expect(await reread(staff, plan.id)).toMatchObject({ state: 'committed', choice, done: { created: 1 } });
    expect(await eventKinds(staff)).toEqual({ 'import-committed': 1 });
  });

  test('is refused for a plan that another tab has replaced', async () => {
    const staff = await testStaff('manager');
    const plan = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    await changeReading(staff, plan.id, {
      encoding: null,
      separator: null,
      headerLine: null,
      fields: ['firstName', 'email'],
    });
    expect(await requestCommit(staff, plan.id, consent(plan))).toEqual({ ok: false, problem: 'plan-changed' });
    expect(await requestCommit(staff, plan.id, { ...consent(plan), plan: plan.plan + 1 })).toEqual({
      ok: false,
      problem: 'plan-changed',
    });
    await runCommit(keyOf(staff, plan));
    expect(await clientsOf(staff)).toBe(0);
  });

  test('is refused for an import that was discarded, deleted or undone', async () => {
    const staff = await testStaff('manager');
    const given = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    await stopImport(staff, given.id);
    const old = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    await prisma().import.updateMany({
      where: { id: old.id },
      data: { createdAt: new Date(Date.now() - importLimits.keptDays * 86_400_000) },
    });
    await deleteOldFiles();
    for (const plan of [given, old])
      expect(await requestCommit(staff, plan.id, consent(plan))).toEqual({ ok: false, problem: 'forgotten' });
    const undone = await undoTestImport(staff, await importTestFile(staff, 'nom;email\nA;a@x.fr\n'));
    expect(await requestCommit(staff, undone.id, consent(undone))).toEqual({ ok: false, problem: 'plan-changed' });
    expect(await clientsOf(staff)).toBe(0);
  });

  test('makes another reading impossible', async () => {
    const staff = await testStaff('manager');
    const plan = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    await requestCommit(staff, plan.id, consent(plan));
    const other = { encoding: null, separator: null, headerLine: null, fields: null };
    expect(await changeReading(staff, plan.id, other)).toEqual({ ok: false, problem: 'too-late' });
  });

  async function jobsOf(importId: string): Promise<string[]> {
    const jobs = await prisma().$queryRaw<{ name: string }[]>`select task_identifier as name
      from graphile_worker.jobs join graphile_worker._private_jobs using (id)
      where payload ->> 'importId' = ${importId} and task_identifier <> 'plan-import'`;
    return jobs.map(({ name }) => name);
  }
});
