import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { suggestNames } from './suggest-names.ts';

let club: Staff;

beforeAll(async () => {
  await testDatabase();
  club = await testStaff();
  for (const [firstName, lastName] of [
    ['Hélène', 'Dupré'],
    ['Philippe', 'Lefebvre'],
    ['Quentin', 'Geoffroy'],
    ['Jürgen', 'Mueller'],
    ['Inès', 'Ben Salah'],
    ['Paul', 'Martin'],
  ] as const)
    await addTestClient(club, { firstName, lastName, email: `${crypto.randomUUID()}@z.example` });
  await addTestClient(await testStaff(), { lastName: 'Dupret', firstName: 'Hélène' });
});

test.each([
  ['dupret', ['Hélène Dupré']],
  ['helen dupret', ['Hélène Dupré']],
  ['dupret helenne', ['Hélène Dupré']],
  ['turpé', []],
  ['duprè elene', ['Hélène Dupré']],
  ['filipe lefevre', ['Philippe Lefebvre']],
  ['kentin', ['Quentin Geoffroy']],
  ['jeofroy', ['Quentin Geoffroy']],
  ['muller', ['Jürgen Mueller']],
  ['ines bensala', ['Inès Ben Salah']],
  ['matrin', ['Paul Martin']],
  ['paul dupre martin lefevre quentin', []],
  ['0612', []],
  ['a@b', []],
  ['%_\\', []],
  ["' or 1=1 --", []],
  ['x'.repeat(10_000), []],
])('proposes for %.40j the names %j', async (q, names) => {
  expect(await suggestNames(club, q)).toEqual(names);
});
