import { beforeAll, describe, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { planTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

beforeAll(async () => {
  await testDatabase();
});

const rowsOf = (importId: string) => prisma().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });

describe('rows that cannot be clients', () => {
  test('refuses each with its column and cells, and shifts no other row', async () => {
    const content = [
      'nom;email;tel',
      'A\0B;a@x.fr',
      'C;c\u202e@x.fr',
      'D;d@x.fr;06;trop',
      'nom;email;tel',
      'E;e@x.fr',
      ';f@x.fr',
      'G',
      '"H;h@x.fr";06',
    ].join('\n');
    const plan = await planTestFile(await testStaff('manager'), content);
    expect(plan.counts).toMatchObject({ lines: 9, header: 1, refused: 5, create: 3 });
    const rows = await rowsOf(plan.id);
    expect(
      rows.filter(({ verdict }) => verdict === 'refused').map(({ line, cells, problems }) => [line, cells, problems]),
    ).toEqual([
      [4, ['D', 'd@x.fr', '06', 'trop'], [{ code: 'too-many-cells' }]],
      [5, ['nom', 'email', 'tel'], [{ code: 'header-again' }]],
      [7, ['', 'f@x.fr'], [{ code: 'required', field: 'lastName' }]],
      [8, ['G'], [{ code: 'email-required', field: 'email' }]],
      [9, ['H;h@x.fr', '06'], [expect.objectContaining({ field: 'email' })]],
    ]);
  });

  test('shortens a surplus cell where it is shown, not where it is read', async () => {
    const plan = await planTestFile(
      await testStaff('manager'),
      `nom;email\nA;a@x.fr${';x'.repeat(5_000)}\nB;b@x.fr${';'.repeat(5_000)}\n`,
    );
    expect(plan.counts).toMatchObject({ refused: 1, create: 1 });
    expect((await rowsOf(plan.id))[0]?.cells).toHaveLength(22);
  });

  test('refuses a row alone whose quotes cannot be read, with its own line, and one that is a total', async () => {
    const good = Array.from({ length: 3_000 }, (_, index) => `Nom ${index},a${index}@x.fr\n`).join('');
    const plan = await planTestFile(
      await testStaff('manager'),
      `nom,email\n${good}"Ouvert,b@x.fr\nB "b",c@x.fr\n"C \\"c\\"","d@x.fr"\n"D,"d",e@x.fr\n\nTotal : 3003 adhérents\n`,
    );
    expect(plan.counts).toMatchObject({ lines: 3_007, refused: 3, create: 3_002, blank: 1 });
    const rows = (await rowsOf(plan.id)).slice(3_000);
    expect(
      rows.map(({ line, verdict, lastName, cells, problems }) => [line, verdict, lastName, cells, problems]),
    ).toEqual([
      [3_002, 'refused', null, ['"Ouvert', 'b@x.fr'], [{ code: 'quote-misplaced' }]],
      [3_003, 'create', 'B "b"', [], null],
      [3_004, 'create', 'C "c"', [], null],
      [3_005, 'refused', null, ['"D', '"d"', 'e@x.fr'], [{ code: 'quote-misplaced' }]],
      [
        3_007,
        'refused',
        'Total : 3003 adhérents',
        ['Total : 3003 adhérents'],
        [expect.objectContaining({ field: 'email' })],
      ],
    ]);
  });

  test('reads the rows of a second table by its header line, and warns about a column that it adds', async () => {
    const plan = await planTestFile(
      await testStaff('manager'),
      'Nom;Prénom;Email\nKermadec;Solenn;s@x.fr\n\nAnciens adhérents\nPrénom;Nom;Ville;Email\nMaïwenn;Tanguy;Brest;m@x.fr\n',
    );
    expect(plan.counts).toMatchObject({ lines: 6, header: 2, blank: 1, refused: 1, create: 2 });
    const rows = await rowsOf(plan.id);
    expect(rows.filter(({ verdict }) => verdict === 'create')).toMatchObject([
      { line: 2, lastName: 'Kermadec', firstName: 'Solenn', email: 's@x.fr', problems: null },
      {
        line: 6,
        lastName: 'Tanguy',
        firstName: 'Maïwenn',
        email: 'm@x.fr',
        problems: [{ code: 'column-left-out', name: 'Ville', warning: true }],
      },
    ]);
  });
});
