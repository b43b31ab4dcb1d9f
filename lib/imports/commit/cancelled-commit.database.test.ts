import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { lockRunningImport } from '#lib/imports/lifecycle/running-import.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { eventKinds } from '#lib/testing/event-kinds.ts';
import { planTestFile, reread, undoTestImport } from '#lib/testing/import.ts';
import { waitingForTurn } from '#lib/testing/processes/waiting-for-turn.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { commitSlice } from './commit-slice.ts';
import { requestCommit } from './request-commit.ts';
import { runCommit } from './run-commit.ts';

beforeAll(async () => {
  await testDatabase();
});

const keyOf = (staff: Staff, { id }: ImportSummary) => ({ structureId: staff.structure.id, importId: id });

const clientsOf = ({ structure }: Staff) => prisma().client.count({ where: { structureId: structure.id } });

const consent = ({ plan }: ImportSummary) => ({ plan, choice: 'overwrite', reopen: false }) as const;

/** A plan that takes two slices, or more. */
function longPlan(staff: Staff, rows = 5_500): Promise<ImportSummary> {
  return planTestFile(
    staff,
    `nom;email\n${Array.from({ length: rows }, (_, index) => `Nom ${index};a${index}@x.fr\n`).join('')}`,
  );
}

describe('a cancelled import', () => {
  test('keeps what was done, counts what was not, and continues later where it stopped', async () => {
    const staff = await testStaff('manager');
    const plan = await longPlan(staff);
    await requestCommit(staff, plan.id, consent(plan));
    await commitSlice(keyOf(staff, plan));
    expect(await reread(staff, plan.id)).toMatchObject({
      state: 'committing',
      reached: 5_001,
      progress: { done: 5_001, total: 5_501 },
    });
    for (const _ of [1, 2]) expect(await stopImport(staff, plan.id)).toEqual({ ok: true, value: 'cancelled' });
    await runCommit(keyOf(staff, plan));
    expect(await reread(staff, plan.id)).toMatchObject({
      ...{
        state: 'cancelled',
        counts: { create: 5_000, 'not-reached': 500, lines: 5_501 },
        done: { created: 5_000 },
      },
      undoUntil: expect.any(Date),
    });
    expect(await clientsOf(staff)).toBe(5_000);
    const later = { plan: plan.plan, choice: 'create_only', reopen: true } as const;
    expect(await requestCommit(staff, plan.id, later)).toEqual({ ok: true, value: null });
    await runCommit(keyOf(staff, plan));
    expect(await reread(staff, plan.id)).toMatchObject({
      ...{ state: 'committed', choice: 'overwrite', reopen: false },
      ...{ counts: { create: 5_500, 'not-reached': 0 }, done: { created: 5_500 } },
    });
    expect(await clientsOf(staff)).toBe(5_500);
    expect(await eventKinds(staff)).toEqual({ 'import-cancelled': 1, 'import-committed': 1 });
  });

  test('undoes only what was done', async () => {
    const staff = await testStaff('manager');
    const plan = await longPlan(staff);
    await requestCommit(staff, plan.id, consent(plan));
    await commitSlice(keyOf(staff, plan));
    await stopImport(staff, plan.id);
    expect(await undoTestImport(staff, plan)).toMatchObject({
      state: 'undone',
      undone: { removed: 5_000, restored: 0, kept: 0 },
    });
    expect(await clientsOf(staff)).toBe(0);
  });

  test('ends before the next slice, whose worker asks while the request to stop waits', async () => {
    const staff = await testStaff('manager');
    const plan = await longPlan(staff);
    const of = keyOf(staff, plan);
    await requestCommit(staff, plan.id, consent(plan));
    const [stopped, next] = await inTransaction(async (tx) => {
      await lockRunningImport(tx, of, 'committing');
      const stopping = stopImport(staff, plan.id);
      await expect.poll(() => waitingForTurn(plan.id)).toBe(1);
      const working = commitSlice(of);
      await expect.poll(() => waitingForTurn(plan.id)).toBe(2);
      return [stopping, working];
    }).then((both) => Promise.all(both));
    expect([stopped, next]).toEqual([{ ok: true, value: 'cancelled' }, null]);
    expect(await clientsOf(staff)).toBe(0);
  });

  test('cannot be stopped after its last row, when it only has to be counted', async () => {
    const staff = await testStaff('manager');
    const plan = await longPlan(staff, 2);
    await requestCommit(staff, plan.id, consent(plan));
    await commitSlice(keyOf(staff, plan));
    expect(await stopImport(staff, plan.id)).toEqual({ ok: false, problem: 'too-late' });
    await runCommit(keyOf(staff, plan));
    expect(await reread(staff, plan.id)).toMatchObject({ state: 'committed', counts: { create: 2 } });
  });

  test('ends after a whole slice when it is cancelled while it runs', async () => {
    const staff = await testStaff('manager');
    const plan = await longPlan(staff, 11_000);
    await requestCommit(staff, plan.id, consent(plan));
    const working = runCommit(keyOf(staff, plan));
    await expect
      .poll(async () => (await reread(staff, plan.id)).done.created, { interval: 5, timeout: 10_000 })
      .toBeGreaterThan(0);
    const stopped = await stopImport(staff, plan.id);
    await working;
    const { state, counts, done } = await reread(staff, plan.id);
    expect(state).toBe(stopped.ok ? 'cancelled' : 'committed');
    expect(counts).toMatchObject({ create: done.created, 'not-reached': 11_000 - done.created });
    expect(await clientsOf(staff)).toBe(done.created);
  });
});
