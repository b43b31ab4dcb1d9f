import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { listGroups } from '#lib/clients/groups/list-groups.ts';
import type { ImportChoice } from '#lib/database/generated/enums.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, planTestFile, undoTestImport } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { newGroupsWith } from './new-groups.ts';

beforeAll(async () => {
  await testDatabase();
});

const names = async (staff: Staff) => (await listGroups(staff)).map(({ name }) => name);

const file = [
  'nom;prenom;email;groupes',
  'Neuf;;n@x.fr;"judo, Aqua"',
  'Vide;;v@x.fr;Boxe',
  'Plein;;p@x.fr;"Judo, Cirque, AQUA"',
  'Ancien;;a@x.fr;"Danse, Boxe"',
].join('\n');

test.each([
  ['create-only', false, ['Aqua']],
  ['fill-blanks', false, ['Aqua', 'Boxe']],
  ['overwrite', false, ['Aqua', 'Boxe', 'Cirque']],
  ['overwrite', true, ['Aqua', 'Boxe', 'Cirque', 'Danse']],
] as const)(
  'says before a commit (%s, with the trash: %s) which groups it creates, and no other',
  async (choice, reopen, made) => {
    const staff = await testStaff('manager');
    await addTestClient(staff, { lastName: 'Vide', firstName: '', email: 'v@x.fr' });
    await addTestClient(staff, { lastName: 'Plein', firstName: '', email: 'p@x.fr', groups: 'Judo' });
    await deleteClient(staff, await addTestClient(staff, { lastName: 'Ancien', firstName: '', email: 'a@x.fr' }));
    const plan = await planTestFile(staff, file);
    const said = newGroupsWith(plan.choices?.newGroups ?? [], choice, reopen);
    expect(said.count).toBe(made.length);
    expect(said.names.map((name) => name.toLowerCase())).toEqual(made.map((name) => name.toLowerCase()));
    const done = await commitTestPlan(staff, plan, choice.replace('-', '_') as ImportChoice, reopen);
    expect(await names(staff)).toHaveLength(made.length + 1);
    await undoTestImport(staff, done);
    expect(await names(staff)).toEqual(['Judo']);
  },
);

test('creates each group once of two imports at once, and an undo keeps a group that the other one uses', async () => {
  const staff = await testStaff('manager');
  const rows = (letter: string, group: string) =>
    Array.from({ length: 30 }, (_, index) => `N;${letter}${index}@x.fr;"Commun ${index % 10}, ${group}"`).join('\n');
  const plans = [];
  for (const letter of ['a', 'b'])
    plans.push(await planTestFile(staff, `nom;email;groupes\n${rows(letter, `Seul ${letter}`)}`));
  const [one, two] = await Promise.all(plans.map((plan) => commitTestPlan(staff, plan)));
  expect((await listGroups(staff)).map(({ clients }) => clients)).toEqual([...Array(10).fill(6), 30, 30]);
  if (one) await undoTestImport(staff, one);
  expect((await listGroups(staff)).map(({ clients }) => clients)).toEqual([...Array(10).fill(3), 30]);
  if (two) await undoTestImport(staff, two);
  expect((await names(staff)).filter((name) => name.startsWith('Seul'))).toEqual([]);
});
