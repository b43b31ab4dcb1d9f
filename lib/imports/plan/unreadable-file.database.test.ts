import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { planTestFile, reread } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { planImport } from './plan-import.ts';

beforeAll(async () => {
  await testDatabase();
});

const asRecognised: LayoutOverrides = { encoding: null, separator: null, headerLine: null, fields: null };

const rowsOf = (importId: string) => prisma().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });

const clientsOf = ({ structure }: Staff) => prisma().client.count({ where: { structureId: structure.id } });

describe('a file that cannot be read to its end', () => {
  const good = Array.from({ length: 3_000 }, (_, index) => `Nom ${index};a${index}@x.fr\n`).join('');
  test.each([
    [
      'a cell of more than 1 MB',
      `nom;email\n${good}"${'x\n'.repeat(600_000)}";b@x.fr\n`,
      { code: 'record-too-big', line: 3_002 },
    ],
    ['no client in it', 'nom;email\n;\n', { code: 'no-rows' }],
  ])('%s: nothing is planned, and its page says where', async (_name, content, problem) => {
    const staff = await testStaff('manager');
    const plan = await planTestFile(staff, content);
    expect(plan).toMatchObject({ state: 'failed', problem, counts: null });
    expect(await rowsOf(plan.id)).toEqual([]);
    expect(await clientsOf(staff)).toBe(0);
  });

  test('can be read in another way where staff chose how to read it', async () => {
    const staff = await testStaff('manager');
    const plan = await planTestFile(staff, 'nom,email\nA,a@x.fr\n');
    await changeReading(staff, plan.id, { ...asRecognised, headerLine: 2, fields: ['lastName', 'email'] });
    await planImport({ structureId: staff.structure.id, importId: plan.id });
    expect(await reread(staff, plan.id)).toMatchObject({ state: 'mapping', problem: { code: 'no-rows' } });
    await changeReading(staff, plan.id, { ...asRecognised, separator: ',' });
    await planImport({ structureId: staff.structure.id, importId: plan.id });
    expect(await reread(staff, plan.id)).toMatchObject({
      state: 'planned',
      plan: 3,
      problem: null,
      counts: { create: 1 },
    });
  });
});
