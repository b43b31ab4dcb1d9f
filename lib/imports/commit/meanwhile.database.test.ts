import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { listRows } from '#lib/imports/rows/list-rows.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, planTestFile, undoTestImport } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

let staff: Staff;
beforeAll(async () => {
  await testDatabase();
});

const content = `nom;prenom;email;tel
Édité;Neuf;edited@x.fr;
Remailé;Neuf;renamed@x.fr;
Ôté;Neuf;deleted@x.fr;
Effacé;Neuf;gone@x.fr;
Aller-retour;Neuf;back@x.fr;
Bin;Neuf;bin@x.fr;0611223344
Revenu;Neuf;restored@x.fr;0611223344
Vidé;Neuf;emptied@x.fr;
Même;Neuf;same@x.fr;
Pareil;Ancien;unchanged@x.fr;
Pris;Neuf;taken@x.fr;
Pris et ôté;Neuf;taken-binned@x.fr;
Nouveau;Neuf;new@x.fr;
`;

/** A plan, and then everything that colleagues can do to its clients before it is carried out. */
async function overtaken() {
  staff = await testStaff('manager');
  const add = (lastName: string, email: string) => addTestClient(staff, { lastName, firstName: 'Ancien', email });
  const edited = await add('Édité', 'edited@x.fr');
  const renamed = await add('Remailé', 'renamed@x.fr');
  const deleted = await add('Ôté', 'deleted@x.fr');
  const gone = await add('Effacé', 'gone@x.fr');
  const back = await add('Aller-retour', 'back@x.fr');
  const bin = await add('Bin', 'bin@x.fr');
  const restored = await add('Revenu', 'restored@x.fr');
  const emptied = await add('Vidé', 'emptied@x.fr');
  await add('Même', 'same@x.fr');
  const unchanged = await add('Pareil', 'unchanged@x.fr');
  for (const id of [bin, restored, emptied]) await deleteClient(staff, id);
  const plan = await planTestFile(staff, content);
  const colleague = await testStaff('owner', staff);
  const edit = (id: string, email: string) =>
    editClient(colleague, id, 1, typedClient({ lastName: 'Collègue', firstName: '', email }));
  await edit(edited, 'edited@x.fr');
  await edit(renamed, 'autre@x.fr');
  await edit(unchanged, 'unchanged@x.fr');
  await deleteClient(colleague, deleted);
  await prisma().client.deleteMany({ where: { id: { in: [gone, emptied] } } });
  await deleteClient(colleague, back);
  await restoreClient(colleague, back);
  await restoreClient(colleague, restored);
  await addTestClient(colleague, { lastName: 'Collègue', firstName: '', email: 'TAKEN@x.fr' });
  await deleteClient(
    colleague,
    await addTestClient(colleague, { lastName: 'Collègue', firstName: '', email: 'taken-binned@x.fr' }),
  );
  return plan;
}

const clientsNow = async () => {
  const clients = await prisma().client.findMany({
    where: { structureId: staff.structure.id },
    orderBy: { emailKey: 'asc' },
  });
  return clients.map(({ emailKey, lastName, firstName, phone, deletedAt }) => [
    emailKey,
    lastName,
    firstName,
    phone,
    deletedAt !== null,
  ]);
};

const colleagues = [
  ['autre@x.fr', 'Collègue', '', null, false],
  ['back@x.fr', 'Aller-retour', 'Ancien', null, false],
  ['deleted@x.fr', 'Ôté', 'Ancien', null, true],
  ['edited@x.fr', 'Collègue', '', null, false],
  ['restored@x.fr', 'Revenu', 'Ancien', null, false],
  ['taken-binned@x.fr', 'Collègue', '', null, true],
  ['taken@x.fr', 'Collègue', '', null, false],
  ['unchanged@x.fr', 'Collègue', '', null, false],
];
const sorted = (clients: unknown[][]) => clients.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

test('holds every row whose client changed between plan and commit with the reason, and overwrites nothing', async () => {
  const plan = await overtaken();
  expect(plan.counts).toMatchObject({ update: 6, 'in-bin': 3, unchanged: 1, create: 3, lines: 14 });
  const done = await commitTestPlan(staff, plan, 'overwrite', true);
  expect(done.counts).toMatchObject({ update: 1, reopened: 1, unchanged: 1, create: 1, held: 9, lines: 14 });
  expect(done.done).toEqual({ created: 1, updated: 1, reopened: 1, held: 9 });
  const { rows } = await listRows(staff, done.id, done, { kind: 'held', after: null, before: null });
  expect(rows.map(({ line, email, problems }) => [line, email, problems.filter(({ warning }) => !warning)])).toEqual([
    [2, 'edited@x.fr', [{ code: 'changed-meanwhile' }]],
    [3, 'renamed@x.fr', [{ code: 'changed-meanwhile' }]],
    [4, 'deleted@x.fr', [{ code: 'binned-meanwhile' }]],
    [5, 'gone@x.fr', [{ code: 'gone-meanwhile' }]],
    [6, 'back@x.fr', [{ code: 'changed-meanwhile' }]],
    [8, 'restored@x.fr', [{ code: 'restored-meanwhile' }]],
    [9, 'emptied@x.fr', [{ code: 'gone-meanwhile' }]],
    [12, 'taken@x.fr', [{ code: 'taken-meanwhile', field: 'email' }]],
    [13, 'taken-binned@x.fr', [{ code: 'taken-meanwhile', field: 'email' }]],
  ]);
  const taken = await prisma().client.findFirstOrThrow({
    where: { structureId: staff.structure.id, emailKey: 'taken@x.fr' },
  });
  expect(rows[7]?.clientId).toBe(taken.id);
  expect(await clientsNow()).toEqual(
    sorted([
      ...colleagues,
      ['bin@x.fr', 'Bin', 'Neuf', '+33611223344', false],
      ['new@x.fr', 'Nouveau', 'Neuf', null, false],
      ['same@x.fr', 'Même', 'Neuf', null, false],
    ]),
  );
  await undoTestImport(staff, done);
  expect(await clientsNow()).toEqual(
    sorted([...colleagues, ['bin@x.fr', 'Bin', 'Ancien', null, true], ['same@x.fr', 'Même', 'Ancien', null, false]]),
  );
});

test('holds only rows with taken e-mails where the choice excludes the others', async () => {
  const plan = await overtaken();
  const done = await commitTestPlan(staff, plan, 'create_only');
  expect(done.counts).toMatchObject({ create: 1, left: 6, 'in-bin': 3, unchanged: 1, held: 2 });
  expect(await clientsNow()).toEqual(
    sorted([
      ...colleagues,
      ['bin@x.fr', 'Bin', 'Ancien', null, true],
      ['new@x.fr', 'Nouveau', 'Neuf', null, false],
      ['same@x.fr', 'Même', 'Ancien', null, false],
    ]),
  );
});
