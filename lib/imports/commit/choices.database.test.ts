import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, planTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

beforeAll(async () => {
  await testDatabase();
});

describe('the choices', () => {
  const content =
    'nom;prenom;email;tel\nDuprez;Hélène;h@x.fr;0611223344\nRoux;Luc;l@x.fr;0655443322\nNeuf;;n@x.fr;\nBin;Né;b@x.fr;0699887766\n';
  async function arranged(): Promise<Staff> {
    const staff = await testStaff('manager');
    await addTestClient(staff, { lastName: 'Dupré', firstName: '', email: 'h@x.fr' });
    await addTestClient(staff, { lastName: 'Le Roux', firstName: 'Luc', email: 'l@x.fr', phone: '0600000000' });
    await deleteClient(staff, await addTestClient(staff, { lastName: 'Bin', firstName: 'Ôté', email: 'b@x.fr' }));
    return staff;
  }
  const names = async (staff: Staff) => {
    const clients = await prisma().client.findMany({
      where: { structureId: staff.structure.id },
      orderBy: { emailKey: 'asc' },
    });
    return clients.map(({ lastName, firstName, phone, deletedAt }) => [lastName, firstName, phone, deletedAt !== null]);
  };
  const neuf = ['Neuf', '', null, false];

  test.each([
    [
      ['overwrite', false] as const,
      { create: 1, update: 2, left: 0, 'in-bin': 1, reopened: 0 },
      [
        ['Bin', 'Ôté', null, true],
        ['Duprez', 'Hélène', '+33611223344', false],
        ['Roux', 'Luc', '+33655443322', false],
        neuf,
      ],
    ],
    [
      ['fill_blanks', false] as const,
      { create: 1, update: 1, left: 1, 'in-bin': 1, reopened: 0 },
      [
        ['Bin', 'Ôté', null, true],
        ['Dupré', 'Hélène', '+33611223344', false],
        ['Le Roux', 'Luc', '+33600000000', false],
        neuf,
      ],
    ],
    [
      ['create_only', false] as const,
      { create: 1, update: 0, left: 2, 'in-bin': 1, reopened: 0 },
      [['Bin', 'Ôté', null, true], ['Dupré', '', null, false], ['Le Roux', 'Luc', '+33600000000', false], neuf],
    ],
    [
      ['overwrite', true] as const,
      { create: 1, update: 2, left: 0, 'in-bin': 0, reopened: 1 },
      [
        ['Bin', 'Né', '+33699887766', false],
        ['Duprez', 'Hélène', '+33611223344', false],
        ['Roux', 'Luc', '+33655443322', false],
        neuf,
      ],
    ],
    [
      ['fill_blanks', true] as const,
      { create: 1, update: 1, left: 1, 'in-bin': 0, reopened: 1 },
      [
        ['Bin', 'Ôté', '+33699887766', false],
        ['Dupré', 'Hélène', '+33611223344', false],
        ['Le Roux', 'Luc', '+33600000000', false],
        neuf,
      ],
    ],
    [
      ['create_only', true] as const,
      { create: 1, update: 0, left: 2, 'in-bin': 0, reopened: 1 },
      [['Bin', 'Ôté', null, false], ['Dupré', '', null, false], ['Le Roux', 'Luc', '+33600000000', false], neuf],
    ],
  ])('%j', async ([choice, reopen], counts, clients) => {
    const staff = await arranged();
    const plan = await planTestFile(staff, content);
    expect(plan).toMatchObject({ counts: { create: 1, update: 2, 'in-bin': 1 }, choices: { fills: 1 } });
    const done = await commitTestPlan(staff, plan, choice, reopen);
    expect(done).toMatchObject({ choice, reopen, counts: { ...counts, held: 0, 'not-reached': 0 } });
    expect(done.done).toEqual({ created: 1, updated: counts.update, reopened: counts.reopened, held: 0 });
    expect(await names(staff)).toEqual(clients);
  });
});
