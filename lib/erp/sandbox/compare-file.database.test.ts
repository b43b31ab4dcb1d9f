import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { listErpPeople } from '#lib/erp/people/list-erp-people.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { planTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { compareFile } from './compare-file.ts';
import type { ComparedKind } from './comparison.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});

const add = (lastName: string, firstName: string, more: Record<string, string> = {}) =>
  addTestClient(staff, { lastName, firstName, email: `${firstName.toLowerCase()}@exemple.example`, ...more });
const file = (...rows: string[]) =>
  planTestFile(staff, ['Nom;Prénom;E-mail;Date de naissance', ...rows].join('\r\n'), 'erp.csv');

async function named(importId: string, kind: ComparedKind) {
  const found = await compareFile(staff, importId, kind, 1);
  return found?.rows.map(({ firstName, fileEmail }) => (fileEmail ? `${firstName} ${fileEmail}` : firstName));
}

test('counts everyone once: taken over, under another address, only here, new, duplicate, unreadable', async () => {
  await add('Petit', 'Paul');
  await add('Dupré', 'Hélène', { email: 'helene@exemple.example' });
  await add('Durand', 'Anne', { birthDate: '12/04/1990' });
  await add('Morel', 'Max', { birthDate: '01/01/1980' });
  // Of two clients who could be one row, only one is counted.
  await add('Dupré', 'Hélène', { email: 'autre.helene@exemple.example' });
  const binned = await add('Roux', 'Rose');
  await deleteClient(staff, binned);
  const { id } = await file(
    'Petit;Paul;PAUL@exemple.example;',
    'dupre;Helene;helene@travail.example;',
    'Morel;Max;autre.max@exemple.example;02/02/1999',
    'Neuf;Nina;nina@exemple.example;',
    'Neuf;Nora;nina@exemple.example;',
    'Sans;Adresse;rien;',
  );
  const comparison = await compareFile(staff, id, 'taken', 1);
  expect(comparison?.counts).toEqual({ taken: 1, differs: 1, here: 3, new: 2, duplicate: 1, refused: 1 });
  expect(await named(id, 'taken')).toEqual(['Paul']);
  expect(await named(id, 'differs')).toEqual(['Hélène helene@travail.example']);
  // Two birth dates make two people of one name.
  expect(await named(id, 'here')).toEqual(['Hélène', 'Anne', 'Max']);
  expect(await named(id, 'new')).toEqual(['Max', 'Nina']);
  expect(await named(id, 'duplicate')).toEqual(['Nora']);
  expect((await compareFile(staff, id, 'refused', 1))?.rows).toMatchObject([
    { line: 7, cells: ['Sans', 'Adresse', 'rien', ''] },
  ]);
  expect((await compareFile(staff, id, 'here', 2))?.rows).toEqual([]);
});

test('compares with the current clients, and lists those taken over once the ERP has sent them', async () => {
  await add('Petit', 'Paul');
  await add('Seule', 'Ida');
  const { id } = await file('Petit;Paul;paul@exemple.example;', 'Neuf;Nina;nina@exemple.example;');
  const erp = await testErp(staff);
  expect((await listErpPeople(staff, 'hand', 1))?.counts).toEqual({ hand: 2, taken: 0, erp: 0, shared: 0, address: 0 });
  await send(
    erp,
    message('created', 1, erpPerson('C-1', { email: 'paul@exemple.example', lastName: 'Petit', firstName: 'Paul' })),
  );
  await send(
    erp,
    message('created', 1, erpPerson('C-2', { email: 'nina@exemple.example', lastName: 'Neuf', firstName: 'Nina' })),
  );
  expect((await compareFile(staff, id, 'here', 1))?.counts).toMatchObject({ taken: 2, here: 1, new: 0 });
  expect((await listErpPeople(staff, 'taken', 1))?.people).toMatchObject([
    { firstName: 'Paul', erpId: 'C-1', takenAt: expect.any(Date) },
  ]);
  const hand = await listErpPeople(staff, 'hand', 1);
  expect(hand?.counts).toEqual({ hand: 1, taken: 1, erp: 2, shared: 0, address: 0 });
  expect(hand?.people).toMatchObject([{ firstName: 'Ida', erpId: null, takenAt: null }]);
});

test('refuses to compare or list for staff of another structure, and for reception', async () => {
  const { id } = await file('Petit;Paul;paul@exemple.example;');
  for (const stranger of [await testStaff(), await testStaff('reception', staff)]) {
    expect(await compareFile(stranger, id, 'new', 1)).toBeNull();
  }
  expect(await listErpPeople(await testStaff('reception', staff), 'hand', 1)).toBeNull();
  expect((await listErpPeople(await testStaff(), 'hand', 1))?.people).toEqual([]);
});
