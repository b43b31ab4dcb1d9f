import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { requestBulkPlan } from '#lib/clients/bulk/plan/request-plan.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { commitTestBulk, planTestBulk, searched } from '#lib/testing/bulk.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { importTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { countGroups, maxGroups } from './group-limit.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});

/** Has a structure own so many groups, of names `G 1` to `G count`. */
async function someGroups(count: number): Promise<void> {
  staff = await testStaff('owner');
  await connection().pool.query(
    `insert into client_group (structure_id, name, key)
     select $1, name, group_key(name) from (select 'G ' || n as name from generate_series(1, $2::int) n) g`,
    [staff.structure.id, count],
  );
}

const groupsNow = () => countGroups(connection().pool, staff.structure.id);
const refused = { ok: false, problem: { code: 'group-limit' } };

test('refuses a form that would need one group more than the limit, and keeps existing groups usable', async () => {
  await someGroups(maxGroups - 1);
  expect(await addClient(staff, typedClient({ groups: 'Judo, Yoga' }))).toEqual(refused);
  expect([await prisma().client.count({ where: { structureId: staff.structure.id } }), await groupsNow()]).toEqual([
    0,
    maxGroups - 1,
  ]);
  const id = await addTestClient(staff, { groups: 'Judo', email: 'a@x.fr' });
  expect(await editClient(staff, id, 1, typedClient({ groups: 'Yoga', email: 'b@x.fr' }))).toEqual(refused);
  expect(await readClient(staff, id)).toMatchObject({ version: 1, email: 'a@x.fr', groups: ['Judo'] });
  expect(await editClient(staff, id, 1, typedClient({ groups: 'judo, g 7', email: 'a@x.fr' }))).toMatchObject({
    ok: true,
  });
});

test('never has more groups than the limit, however many forms are sent at once', async () => {
  await someGroups(maxGroups - 3);
  const sent = Array.from({ length: 8 }, (_, index) => addClient(staff, typedClient({ groups: `Neuf ${index}` })));
  const results = await Promise.all(sent);
  expect(results.filter(({ ok }) => ok)).toHaveLength(3);
  expect(await groupsNow()).toBe(maxGroups);
});

test('refuses a bulk action for a new group, and leaves everyone out where the last room went meanwhile', async () => {
  await someGroups(maxGroups - 1);
  const id = await addTestClient(staff);
  const plan = await planTestBulk(staff, searched(), 'add-group', 'Judo');
  expect(plan.counts).toEqual({ included: 1 });
  await addTestClient(staff, { groups: 'Yoga' });
  expect(await requestBulkPlan(staff, searched(), { action: 'add-group', value: 'Judo' })).toEqual({
    ok: false,
    problem: 'group-limit',
  });
  expect(await requestBulkPlan(staff, searched(), { action: 'add-group', value: 'g 1' })).toMatchObject({ ok: true });
  expect((await commitTestBulk(staff, plan)).counts).toEqual({ 'group-limit': 1 });
  expect(await readClient(staff, id)).toMatchObject({ version: 1, groups: [] });
});

test('holds the rows of an import that need groups beyond the limit, whole, and takes the others', async () => {
  await someGroups(maxGroups - 1);
  const known = await addTestClient(staff, { lastName: 'Connu', firstName: '', email: 'k@x.fr' });
  const file =
    'nom;email;tel;groupes\nA;a@x.fr;;G 1\nB;b@x.fr;;Zumba\nC;c@x.fr;;Aqua\nD;d@x.fr;;\nConnu;k@x.fr;0611223344;Zumba\nE;e@x.fr;;aqua';
  const done = await importTestFile(staff, file);
  expect(done).toMatchObject({ state: 'committed', done: { created: 4, updated: 0, held: 2 } });
  const held = await prisma().importRow.findMany({ where: { importId: done.id, verdict: 'held' } });
  expect(held.map(({ email, problems }) => [email, problems])).toEqual([
    ['b@x.fr', [{ code: 'group-limit' }]],
    ['k@x.fr', [{ code: 'group-limit' }]],
  ]);
  expect(await readClient(staff, known)).toMatchObject({ phone: null, groups: [] });
  expect(await groupsNow()).toBe(maxGroups);
});
