import { beforeAll, describe, expect, test } from 'vitest';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { planTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

beforeAll(async () => {
  await testDatabase();
});

const rowsOf = (importId: string) => prisma().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });

describe('a plan against existing clients', () => {
  test('finds what differs and what does not, erases nothing with a blank, and knows the trash and other structures', async () => {
    const staff = await testStaff('manager');
    const stranger = await testStaff('manager');
    const differs = await addTestClient(staff, {
      lastName: 'Dupré',
      firstName: 'Hélène',
      email: 'h@x.fr',
      phone: '0611223344',
    });
    const same = await addTestClient(staff, { lastName: 'Roux', firstName: 'Luc', email: 'l@x.fr' });
    const binned = await addTestClient(staff, { lastName: 'Bin', firstName: 'Né', email: 'b@x.fr' });
    await deleteClient(staff, binned);
    await addTestClient(stranger, { email: 'n@x.fr' });
    const plan = await planTestFile(
      staff,
      'nom;prenom;email;tel\nDuprez;;H@x.fr;\nRoux;Luc;l@x.fr;\nBin;Ôté;b@x.fr;06 11 22 33 44\nNeuf;;n@x.fr;\nDupré;;h@X.FR;\n',
    );
    expect(plan.counts).toMatchObject({ lines: 6, create: 1, update: 1, unchanged: 1, 'in-bin': 1, duplicate: 1 });
    expect(plan.choices).toMatchObject({ fills: 0, mistyped: 0 });
    const rows = await rowsOf(plan.id);
    expect(
      rows.map(({ verdict, clientId, clientVersion, changes }) => [verdict, clientId, clientVersion, changes]),
    ).toEqual([
      ['update', differs, 1, { lastName: { before: 'Dupré', after: 'Duprez' } }],
      ['unchanged', same, 1, null],
      [
        'in_bin',
        binned,
        2,
        { firstName: { before: 'Né', after: 'Ôté' }, phone: { before: null, after: '+33611223344' } },
      ],
      ['create', expect.any(String), null, null],
      ['duplicate', null, null, null],
    ]);
  });
});
