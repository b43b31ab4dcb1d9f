import { beforeAll, describe, expect, test } from 'vitest';
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

describe('columns that staff choose', () => {
  test('are remembered for the next file of the same structure with the same header line', async () => {
    const staff = await testStaff('manager');
    const finnish = 'Sukunimi;Sähköposti\nA;a@x.fi\n';
    const first = await planTestFile(staff, finnish);
    expect(first.state).toBe('mapping');
    expect(await changeReading(staff, first.id, { ...asRecognised, fields: ['lastName', 'email'] })).toEqual({
      ok: true,
      value: null,
    });
    await planImport({ structureId: staff.structure.id, importId: first.id });
    expect(await reread(staff, first.id)).toMatchObject({ state: 'planned', chosen: true, counts: { create: 1 } });
    const next = await planTestFile(staff, 'SUKUNIMI;sähköposti *\nB;b@x.fi\n');
    expect(next).toMatchObject({
      state: 'planned',
      chosen: false,
      understood: { remembered: true },
      counts: { create: 1 },
    });
    expect(await planTestFile(await testStaff('manager'), finnish)).toMatchObject({ state: 'mapping' });
    expect(await planTestFile(staff, 'Sukunimi;Sähköposti;Muu\nA;a@x.fi;\n')).toMatchObject({ state: 'mapping' });
  });

  test('are accepted one by one, in every reading', async () => {
    const staff = await testStaff('manager');
    const latin9 = Buffer.from('nom;email\nB\u00bduf \u00a4;b@x.fr\n', 'latin1');
    const plan = await planTestFile(staff, latin9);
    expect((await rowsOf(plan.id))[0]?.lastName).toBe('Bœuf €');
    await changeReading(staff, plan.id, { ...asRecognised, encoding: 'windows-1252' });
    await planImport({ structureId: staff.structure.id, importId: plan.id });
    expect((await rowsOf(plan.id)).map(({ lastName }) => lastName)).toEqual(['B½uf ¤']);
    expect(await reread(staff, plan.id)).toMatchObject({ understood: { encoding: 'windows-1252', separator: ';' } });
  });
});
