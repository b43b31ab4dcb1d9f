import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { listGroups } from '#lib/clients/groups/list-groups.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { mergeNow, separateNow } from '#lib/testing/access-model/merge.ts';
import { commitTestBulk, planTestBulk, searched, undoTestBulk } from '#lib/testing/bulk.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { importTestFile, undoTestImport } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

let staff: Staff;
let id: string;

beforeAll(async () => {
  await testDatabase();
});

beforeEach(async () => {
  staff = await testStaff('manager');
  id = await addTestClient(staff, { lastName: 'Roux', firstName: 'Ana', email: 'ana@x.fr' });
});

const withGroups = (groups: string) => importTestFile(staff, `nom;prenom;email;groupes\nRoux;Ana;ana@x.fr;${groups}\n`);
const groups = async () => (await readClient(staff, id))?.groups;
const allGroups = async () => (await listGroups(staff)).map(({ name }) => name);

async function edit(changes: Record<string, string>): Promise<void> {
  const client = await readClient(staff, id);
  const typed = typedClient({ lastName: 'Roux', firstName: 'Ana', email: 'ana@x.fr', ...changes });
  expect(await editClient(staff, id, client?.version ?? 0, typed)).toMatchObject({ ok: true });
}

describe('a group that an undone import had created', () => {
  test('stays while a later import can give it back, and goes with the undo of the later one', async () => {
    const first = await withGroups('Tennis');
    const second = await withGroups('Judo');
    expect((await undoTestImport(staff, first)).undone).toMatchObject({ kept: 1 });
    expect(await groups()).toEqual(['Judo']);
    await undoTestImport(staff, second);
    expect(await groups()).toEqual(['Tennis']);
    expect(await allGroups()).toEqual(['Tennis']);
  });

  test('goes when the undo of the later import keeps what staff changed since', async () => {
    const first = await withGroups('Tennis');
    const second = await withGroups('Judo');
    await undoTestImport(staff, first);
    await edit({ groups: 'Danse' });
    await undoTestImport(staff, second);
    expect(await groups()).toEqual(['Danse']);
    expect(await allGroups()).toEqual(['Danse']);
  });

  test('stays while the undo of a bulk operation can give it back', async () => {
    const imported = await withGroups('Tennis');
    const removal = await commitTestBulk(staff, await planTestBulk(staff, searched(), 'remove-group', 'Tennis'));
    await undoTestImport(staff, imported);
    await undoTestBulk(staff, removal);
    expect(await groups()).toEqual(['Tennis']);
  });

  test('stays while two merged clients can be separated, one of whom was in it', async () => {
    const imported = await withGroups('Tennis');
    const kept = await addTestClient(staff, { lastName: 'Roux', groups: 'Judo' });
    expect(await mergeNow(staff, kept, id, { fields: { groups: 'kept' } })).toMatchObject({ ok: true });
    await undoTestImport(staff, imported);
    expect(await separateNow(staff, kept, id)).toMatchObject({ ok: true });
    expect(await groups()).toEqual(['Tennis']);
  });
});
