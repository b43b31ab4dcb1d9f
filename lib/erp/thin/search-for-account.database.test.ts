import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { type FakeResamania, startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { listMatches } from '#lib/matching/list-matches.ts';
import { testDesk, testRegistration } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { fastPace } from '#lib/testing/fast-pace.ts';
import { contact, thinErp } from '#lib/testing/thin-erp.ts';
import { searchableKeys, searchErpForAccount } from './search-for-account.ts';

let fake: FakeResamania;
let desk: Awaited<ReturnType<typeof testDesk>>;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  fake = await startFakeResamania({ contacts: { 2: contact('2') } });
  desk = await testDesk();
  await thinErp(desk.owner, fake);
});
afterEach(() => fake.close());

const address = 'contact-2@exemple.example';

/** Registers a person whom no client is, and returns the id of the account. */
async function accountOf(email: string): Promise<string> {
  await testRegistration(desk.key, email);
  const { rows } = await listMatches(desk.reception);
  return rows.find(({ account }) => account.email === email)?.account.accountId ?? '';
}

const search = (accountId: string, staff: Staff = desk.reception) => searchErpForAccount(staff, accountId, fastPace);
const keys = (staff: Staff = desk.reception) => searchableKeys(staff, [address, 'lise@exemple.example']);

test('links an account to the person whom the ERP has with its address', async () => {
  const accountId = await accountOf(address);
  expect(await keys()).toEqual(new Set([address, 'lise@exemple.example']));
  const found = await search(accountId);
  const client = await prisma().client.findFirstOrThrow({ where: { structureId: desk.owner.structure.id } });
  expect(client).toMatchObject({ erpId: '2', email: address });
  expect(found).toEqual({ ok: true, value: { outcome: 'linked', clientId: client.id } });
  expect(await keys()).toEqual(new Set(['lise@exemple.example']));
  expect(await search(accountId)).toEqual({ ok: false, problem: 'account-gone' });
});

test('says that the ERP knows nobody, only another address, or does not answer', async () => {
  const accountId = await accountOf('lise@exemple.example');
  expect(await search(accountId)).toEqual({ ok: false, problem: 'erp-person-none' });
  fake.faults = ({ page }) => (page === null ? null : 'unfiltered');
  expect(await search(accountId)).toEqual({ ok: false, problem: 'erp-person-other' });
  fake.faults = ({ page }) => (page === null ? null : 'server-error');
  expect(await search(accountId)).toEqual({ ok: false, problem: 'erp-search-failed' });
  expect(await prisma().client.count({ where: { structureId: desk.owner.structure.id } })).toBe(0);
});

test('searches for accounts of the own structure only, and within the limits of all searches', async () => {
  const accountId = await accountOf('marc@exemple.example');
  expect(await search(accountId, desk.stranger)).toEqual({ ok: false, problem: 'account-gone' });
  expect(await search('no-id')).toEqual({ ok: false, problem: 'not-found' });
  expect(await keys(desk.stranger)).toEqual(new Set());
  const problems = [];
  for (let times = 0; times < 7; times += 1) problems.push(await search(accountId));
  expect(problems.at(5)).toEqual({ ok: false, problem: 'erp-person-none' });
  expect(problems.at(6)).toEqual({ ok: false, problem: 'too-many-searches' });
});

test('offers no search once the ERP is disabled', async () => {
  const accountId = await accountOf('anne@exemple.example');
  await connection().pool.query(`update erp_connection set state = 'disabled' where structure_id = $1`, [
    desk.owner.structure.id,
  ]);
  expect(await keys()).toEqual(new Set());
  expect(await search(accountId)).toEqual({ ok: false, problem: 'not-found' });
});
