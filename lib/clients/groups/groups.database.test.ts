import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection } from '#lib/database/connection.ts';
import { seededRandom } from '#lib/demo/demo-random.ts';
import { groupKey } from '#lib/identity/group-key.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { deleteGroup, mergeGroups, renameGroup } from './change-groups.ts';
import { listGroups, readGroup } from './list-groups.ts';

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

test('renames, merges and deletes a group without a change of its clients, and filters by it', async () => {
  owner = await testStaff('owner');
  const both = await addTestClient(owner, { groups: 'Yoga, Judo' });
  const one = await addTestClient(owner, { groups: 'Judo' });
  const [judo, yoga] = await listGroups(owner);
  expect([judo, yoga]).toMatchObject([
    { name: 'Judo', clients: 2 },
    { name: 'Yoga', clients: 1 },
  ]);
  const [judoId, yogaId] = [judo?.id ?? '', yoga?.id ?? ''];
  expect(await renameGroup(owner, yogaId, 'judo ')).toEqual({ ok: false, problem: 'taken' });
  expect(await renameGroup(owner, yogaId, 'a, b')).toEqual({ ok: false, problem: 'one-name' });
  expect(await renameGroup(owner, yogaId, ' Yoga doux ')).toMatchObject({ ok: true });
  expect(await groupsOf(both)).toEqual(['Yoga doux', 'Judo']);
  expect(await mergeGroups(owner, yogaId, judoId)).toMatchObject({ ok: true });
  expect(await groupsOf(both)).toEqual(['Judo']);
  expect(await listGroups(owner)).toEqual([{ id: judoId, name: 'Judo', clients: 2 }]);
  expect(await readGroup(owner, yogaId)).toEqual({ id: judoId, name: 'Judo' });
  const found = async (group: string) => {
    const page = await listClients(owner, parseListQuery({ group }));
    return page.ok ? page.value.rows.map(({ id }) => id).sort() : null;
  };
  expect(await found(yogaId)).toEqual([both, one].sort());
  expect(await deleteGroup(owner, judoId)).toMatchObject({ ok: true });
  expect(await groupsOf(one)).toEqual([]);
  expect(await found(judoId)).toEqual([]);
  expect((await readClient(owner, one))?.version).toBe(1);
});

test('does not bring a former or a deleted group back by an editor that was open meanwhile', async () => {
  owner = await testStaff('owner');
  const id = await addTestClient(owner, { groups: 'Yoga, Judo, Danse', email: 'a@x.fr' });
  const groups = await listGroups(owner);
  const idOf = (name: string) => groups.find((group) => group.name === name)?.id ?? '';
  await renameGroup(owner, idOf('Yoga'), 'Yoga doux');
  await addTestClient(owner, { groups: 'Yoga' });
  await deleteGroup(owner, idOf('Danse'));
  const save = (version: number, typed: string, removedGroups: string[]) =>
    editClient(owner, id, version, typedClient({ email: 'a@x.fr', groups: typed }), { removedGroups });
  expect(await save(1, '', [])).toEqual({ ok: true, value: { changes: {} } });
  expect(await groupsOf(id)).toEqual(['Yoga doux', 'Judo']);
  expect(await save(1, 'yoga, JUDO, Aqua', [idOf('Yoga')])).toMatchObject({ ok: true });
  expect(await groupsOf(id)).toEqual(['Judo', 'Yoga', 'Aqua']);
  await mergeGroups(owner, idOf('Judo'), (await listGroups(owner)).find(({ name }) => name === 'Aqua')?.id ?? '');
  expect(await save(2, '', [idOf('Judo')])).toMatchObject({ ok: true });
  expect(await groupsOf(id)).toEqual(['Yoga']);
  expect((await listGroups(owner)).map(({ name }) => name)).toEqual(['Aqua', 'Yoga', 'Yoga doux']);
  const many = Array.from({ length: 20 }, (_, index) => `G${index}`).join(', ');
  expect(await save(3, many, [])).toEqual({ ok: false, problem: { code: 'too-many-groups' } });
});

/** Histories that are made up and tried: 600 of them are 15,000 turns. */
const runs = Number(process.env.GROUP_RUNS ?? 1);

test(
  'keeps the groups of every client as a model says, whatever happens to groups while clients are edited',
  async () => {
    for (let run = 0; run < runs; run += 1)
      await tryHistory(process.env.GROUP_SEED ? Number(process.env.GROUP_SEED) + run : undefined);
  },
  120_000 + runs * 10_000,
);

async function tryHistory(seed = Math.floor(Math.random() * 1e9)): Promise<void> {
  owner = await testStaff('owner');
  const random = seededRandom(seed);
  const model = new Map<string, Set<string>>();
  for (let index = 0; index < 6; index += 1) model.set(await addTestClient(owner), new Set());
  for (let turn = 0; turn < 25; turn += 1) {
    const groups = await listGroups(owner);
    const changed = groups.length > 1 ? random.pick(groups) : undefined;
    const into = random.pick(groups.filter((group) => group !== changed));
    const action = random.pick(['rename', 'merge', 'delete'] as const);
    const free = [...groups.filter((group) => group !== changed && group !== into).map(({ name }) => name), `N${turn}`];
    const edits: Promise<void>[] = [];
    for (const [id, held] of model) {
      if (!random.chance(0.4)) continue;
      // Half of the editors send all groups, the others what they add and what they remove.
      const sendsAll = random.chance(0.5);
      const removed = sendsAll ? [...held] : free.filter((name) => held.has(name) && random.chance(0.5));
      const kept = [...held].filter((name) => !removed.includes(name));
      const added = free.filter(() => random.chance(0.5)).slice(0, mostOfClient - kept.length);
      const removedGroups = sendsAll ? undefined : groups.flatMap(({ id, name }) => (removed.includes(name) ? id : []));
      edits.push(edit(id, added.join(', '), removedGroups));
      model.set(id, new Set([...kept, ...added]));
    }
    const change = changed && {
      rename: () => renameGroup(owner, changed.id, `R${turn}`),
      merge: () => mergeGroups(owner, changed.id, into?.id ?? ''),
      delete: () => deleteGroup(owner, changed.id),
    };
    await Promise.all([...edits, change?.[action]()]);
    for (const names of model.values()) {
      if (!changed || !names.delete(changed.name) || action === 'delete') continue;
      names.add(action === 'rename' ? `R${turn}` : (into?.name ?? ''));
    }
    for (const [id, names] of model) expect(new Set(await groupsOf(id)), `seed ${seed}, turn ${turn}`).toEqual(names);
  }
}

const mostOfClient = MAX_FIELD_LENGTHS.groups;

async function edit(id: string, typed: string, removedGroups: string[] | undefined): Promise<void> {
  const client = await readClient(owner, id);
  const input = typedClient({ email: client?.email ?? '', groups: typed });
  expect(await editClient(owner, id, client?.version ?? 0, input, { removedGroups })).toMatchObject({ ok: true });
}
