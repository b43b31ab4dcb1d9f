import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { addUp } from '#lib/imports/rows/counts.ts';
import { receiveImport } from '#lib/imports/upload/receive-import.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { reread, uploadOf } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { planImport } from './plan-import.ts';

beforeAll(async () => {
  await testDatabase();
});

const asRecognised: LayoutOverrides = { encoding: null, separator: null, headerLine: null, fields: null };

const rowsOf = (importId: string) => prisma().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });

/** Received and waiting for its job. */
async function waiting(staff: Staff, content: string): Promise<{ structureId: string; importId: string }> {
  const received = await receiveImport(staff, uploadOf(content));
  if (!received.ok) throw new Error(received.problem.code);
  return { structureId: staff.structure.id, importId: received.value.importId };
}

describe('a superseded plan', () => {
  const many = `nom;email\n${Array.from({ length: 12_000 }, (_, index) => `Nom ${index};a${index}@x.fr\n`).join('')}`;

  test('leaves no row when it is discarded', async () => {
    const staff = await testStaff('manager');
    const of = await waiting(staff, many);
    const planning = planImport(of);
    await begun(of.importId);
    expect(await stopImport(staff, of.importId)).toEqual({ ok: true, value: 'discarded' });
    await planning;
    expect(await reread(staff, of.importId)).toMatchObject({ state: 'discarded', kept: false });
    expect(await prisma().importRow.count({ where: { importId: of.importId } })).toBe(0);
    expect(await prisma().importChunk.count({ where: { importId: of.importId } })).toBe(0);
  });

  test.each([
    ['as read', 'nom;email\nDupré;zoe@exemple.example\n'],
    [
      'with its dates the other way round',
      `nom;email;date de naissance\n${'Dupré;;01/02/1990\n'.repeat(6_000)}Dupré;;02/25/1990\n`,
    ],
  ])('leaves no row when it is discarded at its end, %s', async (_case, content) => {
    const staff = await testStaff('manager');
    const of = await waiting(staff, content);
    const planning = await inTransaction(async (tx) => {
      await tx.import.updateMany({ where: { id: of.importId }, data: { state: 'discarded' } });
      const begun = planImport(of);
      await expect.poll(waits, { interval: 20, timeout: 60_000 }).toBe(true);
      return { begun };
    });
    await planning.begun;
    expect(await prisma().importRow.count({ where: { importId: of.importId } })).toBe(0);
    expect(await reread(staff, of.importId)).toMatchObject({ state: 'discarded' });
  });

  test('gives way to another reading', async () => {
    const staff = await testStaff('manager');
    const of = await waiting(staff, many);
    const planning = planImport(of);
    await begun(of.importId);
    await changeReading(staff, of.importId, { ...asRecognised, fields: ['firstName', 'email'] });
    await changeReading(staff, of.importId, { ...asRecognised, fields: ['fullName', 'email'] });
    await Promise.all([planning, planImport(of), planImport(of)]);
    const plan = await reread(staff, of.importId);
    expect(plan).toMatchObject({ state: 'planned', plan: 2, counts: { create: 12_000, lines: 12_001 } });
    expect(plan.counts && addUp(plan.counts)).toBe(12_001);
    expect((await rowsOf(of.importId))[0]).toMatchObject({ lastName: 'Nom', firstName: '0' });
  });

  test('is made once by two workers', async () => {
    const staff = await testStaff('manager');
    const of = await waiting(staff, 'nom;email\nA;a@x.fr\n');
    await Promise.all([planImport(of), planImport(of), planImport(of)]);
    const [row] = await rowsOf(of.importId);
    await planImport(of);
    expect(await rowsOf(of.importId)).toEqual([row]);
    expect(await reread(staff, of.importId)).toMatchObject({ state: 'planned', plan: 1, counts: { create: 1 } });
  });

  /** Whether a statement waits for the row of an import. */
  async function waits(): Promise<boolean> {
    const found = await prisma().$queryRaw<unknown[]>`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query ilike 'update%"import"%'`;
    return found.length > 0;
  }

  /** Once the lock of the plan is held, the file is being read. */
  async function begun(importId: string): Promise<void> {
    const held = async () => {
      const found = await prisma().$queryRaw<unknown[]>`select 1 from pg_locks
        where locktype = 'advisory' and ((classid::bigint << 32) | objid::bigint) = hashtextextended(${importId}, 0)
          and granted`;
      return found.length > 0;
    };
    await expect.poll(held, { interval: 1, timeout: 10_000 }).toBe(true);
  }
});
