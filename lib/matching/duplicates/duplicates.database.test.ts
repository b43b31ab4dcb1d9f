import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection } from '#lib/database/connection.ts';
import { newId } from '#lib/identity/new-id.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { insertGenerated } from '#lib/testing/matching/insert-generated.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { findDuplicates } from './find-duplicates.ts';
import { countDuplicates, duplicatePageSize, listDuplicates } from './list-duplicates.ts';
import { proposeDuplicateAgain, refuseDuplicate } from './refuse-duplicate.ts';

let staff: Staff;
let stranger: Staff;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff('owner');
  stranger = await testStaff('owner');
});

const zoe = { lastName: 'Dupré', firstName: 'Zoé', phone: '+33 6 39 98 00 01' };
const fresh = (name = 'zoe') => `${name}.${crypto.randomUUID().slice(0, 8)}@exemple.example`;
/** Adds two records of one person. */
async function twoRecords(of = staff): Promise<[string, string]> {
  const ids = [
    await addTestClient(of, { ...zoe, email: fresh() }),
    await addTestClient(of, { ...zoe, email: fresh() }),
  ];
  return ids.toSorted() as [string, string];
}
const search = () => findDuplicates({ maxMs: 60_000, minAgeMs: 0 });
const listed = async (of = staff) => (await listDuplicates(of)).rows.map(({ first, second }) => [first.id, second.id]);

test('finds two records of one person in the same structure, and none in another structure', async () => {
  const pair = await twoRecords();
  await addTestClient(stranger, { ...zoe, email: fresh() });
  expect(await listed()).toEqual([]);
  await search();
  expect([await listed(), await countDuplicates(staff)]).toEqual([[pair], 1]);
  expect((await listDuplicates(staff)).rows[0]?.reasons).toEqual(['same-name', 'same-phone']);
  expect([await listed(stranger), await countDuplicates(stranger)]).toEqual([[], 0]);
  expect(await refuseDuplicate(stranger, { firstId: pair[0], secondId: pair[1] })).toMatchObject({ ok: false });
});

test('finds imported records in the order of their ids, also those that were there before', async () => {
  const person = { lastName: 'Leroy', firstName: 'Inès', phone: '+33639980002', birthDate: null };
  const records = Array.from({ length: 250 }, (_, index) => ({
    ...person,
    id: newId(),
    lastName: index % 125 === 0 ? 'Leroy' : `Nom${crypto.randomUUID()}`,
    phone: index % 125 === 0 ? person.phone : null,
    email: fresh(),
  }));
  await insertGenerated(staff.structure.id, records);
  await search();
  expect(await listed()).toEqual([[records[0]?.id, records[125]?.id].toSorted()]);
  const { rows } = await connection().pool.query(
    'select after_id as id from duplicate_search where structure_id = $1',
    [staff.structure.id],
  );
  expect(rows).toEqual([
    {
      id: records
        .map(({ id }) => id)
        .toSorted()
        .at(-1),
    },
  ]);
});

test('remembers that they are two people, until staff lets the pair be proposed again', async () => {
  const [firstId, secondId] = await twoRecords();
  await search();
  for (const _ of [1, 2])
    expect(await refuseDuplicate(staff, { firstId: secondId, secondId: firstId })).toEqual({ ok: true, value: null });
  expect([await listed(), await countDuplicates(staff)]).toEqual([[], 0]);
  const version = (await readClient(staff, firstId))?.version ?? 0;
  await editClient(staff, firstId, version, typedClient({ ...zoe, email: fresh() }));
  await search();
  expect(await listed()).toEqual([]);
  await proposeDuplicateAgain(staff, { firstId, secondId });
  expect(await listed()).toEqual([[firstId, secondId]]);
});

test('follows changes: another name ends a pair, the trash hides it, restoring and a new name bring it', async () => {
  const [firstId, secondId] = await twoRecords();
  await search();
  await deleteClient(staff, firstId);
  expect(await listed()).toEqual([]);
  await restoreClient(staff, firstId);
  await search();
  expect(await listed()).toEqual([[firstId, secondId]]);
  const rename = async (names: object) => {
    const version = (await readClient(staff, secondId))?.version ?? 0;
    await editClient(staff, secondId, version, typedClient({ ...names, email: fresh() }));
    await search();
  };
  await rename({ lastName: 'Traoré', firstName: 'Awa', phone: '' });
  expect(await listed()).toEqual([]);
  await rename(zoe);
  expect(await listed()).toEqual([[firstId, secondId]]);
  await connection().pool.query('delete from client where id = $1', [secondId]);
  const { rows } = await connection().pool.query('select 1 from duplicate_pair where structure_id = $1', [
    staff.structure.id,
  ]);
  expect(rows).toEqual([]);
});

test('proposes no two people of the ERP, but one of them beside a record of the club', async () => {
  const [firstId, secondId] = await twoRecords();
  await search();
  await connection().pool.query(`update client set erp_id = 'E-' || id, source = 'erp' where id = any ($1)`, [
    [firstId, secondId],
  ]);
  expect(await listed()).toEqual([]);
  const ownId = await addTestClient(staff, { ...zoe, email: fresh() });
  await search();
  expect((await listed()).toSorted()).toEqual(
    [[firstId, ownId].toSorted(), [secondId, ownId].toSorted()].toSorted() as string[][],
  );
});

test('pages from the likeliest on, and opens the first page for an invalid cursor', async () => {
  const ids = Array.from({ length: 2 * (duplicatePageSize + 3) }, newId);
  const people = ids.map((id, index) => ({
    id,
    lastName: `Nom${Math.floor(index / 2)}`,
    firstName: 'Zoé',
    phone: `+336399800${String(Math.floor(index / 2)).padStart(2, '0')}`,
    birthDate: null,
    email: fresh(),
  }));
  await insertGenerated(staff.structure.id, people);
  await search();
  const first = await listDuplicates(staff);
  const second = await listDuplicates(staff, first.after);
  expect([first.rows.length, second.rows.length, second.after]).toEqual([duplicatePageSize, 3, undefined]);
  const scores = [...first.rows, ...second.rows].map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(new Set([...first.rows, ...second.rows].map((row) => row.first.id)).size).toBe(duplicatePageSize + 3);
  expect((await listDuplicates(staff, 'nonsense')).rows).toHaveLength(duplicatePageSize);
});
