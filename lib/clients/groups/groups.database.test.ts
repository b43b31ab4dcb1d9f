import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection } from '#lib/database/connection.ts';
import { groupKey } from '#lib/identity/group-key.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';

let owner: Staff;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
});

const groupsOf = async (id: string) => (await readClient(owner, id))?.groups;

test('takes names that differ in case, accents or spaces as one group, written as at first', async () => {
  const first = await addTestClient(owner, { groups: 'Débutants, Yoga' });
  const second = await addTestClient(owner, { groups: 'YOGA , debutants' });
  expect(await groupsOf(first)).toEqual(['Débutants', 'Yoga']);
  expect(await groupsOf(second)).toEqual(['Yoga', 'Débutants']);
});

test('folds a name in the database as in the code', async () => {
  const names = fc.sample(
    fc.string({ unit: fc.constantFrom(...'aZéÉçÇñßøØœΣςЖж ½-+\u00a0\u0301٣'), maxLength: 60 }),
    500,
  );
  const { rows } = await connection().pool.query<{ key: string }>(
    'select group_key(name) as key from unnest($1::text[]) with ordinality n (name, place) order by place',
    [names],
  );
  expect(rows.map(({ key }) => key)).toEqual(names.map(groupKey));
});

test('adopts names that a process of the version before writes', async () => {
  const id = await addTestClient(owner, { groups: 'Yoga' });
  await connection().pool.query(`update client set groups = '{Judo,yoga,judo}' where id = $1`, [id]);
  expect(await groupsOf(id)).toEqual(['Judo', 'Yoga']);
});
