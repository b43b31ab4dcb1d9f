import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { planTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

beforeAll(async () => {
  await testDatabase();
});

const sample = (name: string) => readFile(`lib/imports/fixtures/${name}`);

const rowsOf = (importId: string) => prisma().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });

const clientsOf = ({ structure }: Staff) => prisma().client.count({ where: { structureId: structure.id } });

describe('the sample files', () => {
  const dialects: [name: string, separator: string, encoding: string][] = [
    ['excel-fr-utf8-bom.csv', ';', 'utf-8'],
    ['excel-fr-windows-1252.csv', ';', 'windows-1252'],
    ['excel-sep-line.csv', ';', 'windows-1252'],
    ['excel-unicode-utf16le.txt', '\t', 'utf-16le'],
    ['google-sheets.csv', ',', 'utf-8'],
    ['libreoffice-lf.csv', ',', 'utf-8'],
  ];
  test.each(dialects)(
    '%s: 7 to create, 1 duplicate, 1 refused, and nothing done yet',
    async (name, separator, encoding) => {
      const staff = await testStaff('manager');
      const plan = await planTestFile(staff, await sample(name), name);
      expect(plan).toMatchObject({
        state: 'planned',
        plan: 1,
        problem: null,
        counts: { create: 7, duplicate: 1, refused: 1, header: 1 },
      });
      expect(plan.understood).toMatchObject({ separator, encoding });
      const rows = await rowsOf(plan.id);
      const line = name === 'excel-sep-line.csv' ? 3 : 2;
      expect(rows.find(({ verdict }) => verdict === 'duplicate')).toMatchObject({
        line: line + 5,
        problems: [{ code: 'duplicate', line: line + 1 }],
        clientId: null,
      });
      expect(rows.find(({ emailKey }) => emailKey === 'coeline.nguyen@exemple-club.fr')).toMatchObject({
        lastName: "N'Guyen",
        firstName: 'Cœline',
        phone: '+33612345678',
        birthDate: new Date('1990-04-12'),
      });
      expect(await clientsOf(staff)).toBe(0);
    },
  );

  test('creates the two people of the English one, which are no example rows', async () => {
    expect(await planTestFile(await testStaff('manager'), await sample('english-template.csv'))).toMatchObject({
      counts: { create: 2, example: 0, lines: 3 },
    });
  });

  test('reads titles, a joined name, a cell over two lines, a mailto:, a destroyed phone and a short row', async () => {
    const plan = await planTestFile(await testStaff('manager'), await sample('messy-titles-ghost-columns.csv'));
    expect(plan.counts).toMatchObject({ lines: 9, titles: 1, header: 1, blank: 3, continued: 1, create: 3 });
    const split = { code: 'name-split', field: 'fullName', warning: true };
    const rows = await rowsOf(plan.id);
    expect(
      rows.map(({ line, lastName, firstName, email, phone, memberNumber, problems }) => [
        ...[line, lastName, firstName, email, phone, memberNumber],
        problems,
      ]),
    ).toEqual([
      [4, 'LEFEBVRE', 'Marie', 'marie@exemple-club.fr', '+33611223344', '1001', [split]],
      [
        7,
        'Petit',
        'Paul',
        'paul@exemple-club.fr',
        null,
        '1002',
        [split, { code: 'phone-destroyed', field: 'phone', name: '3,36123E+10', warning: true }],
      ],
      [8, 'Roux', 'Élise', 'elise@exemple-club.fr', null, '1003', [split]],
    ]);
  });
});
