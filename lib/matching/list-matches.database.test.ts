import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { releaseAccount } from '#lib/addresses/release-account.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { countWaiting } from '#lib/requests/count-waiting.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { likelyAccounts } from './likely-accounts.ts';
import { linkAccount } from './link-account.ts';
import { listMatches, matchPageSize, readMatch } from './list-matches.ts';
import { readPair } from './read-pair.ts';
import { forgetRefusal, refuseMatch } from './refuse-match.ts';

let staff: Staff;
let stranger: Staff;
let key: AppKey;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  await connection().pool.query('delete from throttle');
  staff = await testStaff('reception');
  stranger = await testStaff('owner');
  key = await testKey(await testStaff('owner', staff));
});

const zoe = { lastName: 'Dupré', firstName: 'Zoé' };
const fresh = (name = 'zoe') => `${name}.${crypto.randomUUID().slice(0, 8)}@exemple.example`;
const joinCode = async (of = staff) =>
  (await prisma().structure.findUniqueOrThrow({ where: { id: of.structure.id } })).joinCode;
const listed = async (of = staff) =>
  (await listMatches(of)).rows.map(({ account, candidates }) => [
    account.email,
    ...candidates.map(({ email }) => email),
  ]);
const idOf = async (email: string) => (await prisma().appAccount.findUniqueOrThrow({ where: { emailKey: email } })).id;

test('lists an account of the structure’s own app beside its likely client, until it is linked', async () => {
  const [known, used] = [fresh('bureau'), fresh()];
  const clientId = await addTestClient(staff, { ...zoe, email: known });
  await testRegistration(key, used, zoe);
  expect(await listed()).toEqual([[used, known]]);
  expect([(await countWaiting(staff)).matches, (await countWaiting(stranger)).matches]).toEqual([1, 0]);
  const pair = { accountId: await idOf(used), clientId };
  expect((await linkAccount(staff, pair)).ok).toBe(true);
  expect([await listed(), (await countWaiting(staff)).matches, await readMatch(staff, pair.accountId)]).toEqual([
    [],
    0,
    null,
  ]);
  expect(await readPair(staff, pair.accountId, clientId)).toMatchObject({ clientName: 'Zoé Dupré', aliasKey: used });
});

test('lists no accounts or clients of another structure', async () => {
  const [known, used] = [fresh('bureau'), fresh()];
  const clientId = await addTestClient(stranger, { ...zoe, email: known });
  await testRegistration(key, used, zoe);
  expect(await listed()).toEqual([[used]]);
  expect(await listed(stranger)).toEqual([]);
  const [accountId, client] = [await idOf(used), await readClient(stranger, clientId)];
  expect([await readMatch(stranger, accountId), await readPair(stranger, accountId, clientId)]).toEqual([null, null]);
  expect(await likelyAccounts(stranger, { ...(client as NonNullable<typeof client>), clientId })).toEqual([]);
  // A request to join makes the account concern this structure too.
  await prisma().attachment.create({
    data: { structureId: stranger.structure.id, accountId, validation: 'pending', requestedAt: new Date() },
  });
  const candidates = (await readMatch(stranger, accountId))?.candidates.map(({ email }) => email);
  expect([await listed(stranger), candidates, await listed()]).toEqual([[], [known], [[used]]]);
});

test('reads a pending account without listing it, lists no refused one, and again a released one', async () => {
  const used = fresh();
  await testRegistration(key, used, { ...zoe, joinCode: await joinCode() });
  const { id } = await prisma().attachment.findFirstOrThrow({ where: { account: { emailKey: used } } });
  expect(await listed()).toEqual([]);
  expect((await readMatch(staff, id))?.account).toMatchObject({
    email: used,
    requested: true,
    proved: false,
    device: { model: 'Pixel 8' },
  });
  await refuseRequest(staff, id, 'Cotisation à régler');
  expect((await countWaiting(staff)).matches).toBe(0);

  const other = fresh('max');
  await addTestClient(staff, { lastName: 'Petit', email: other });
  await testRegistration(key, other, { lastName: 'Petit', firstName: 'Max' });
  expect((await countWaiting(staff)).matches).toBe(0);
  const attached = await prisma().attachment.findFirstOrThrow({ where: { account: { emailKey: other } } });
  await releaseAccount(staff, attached.id);
  expect((await listed())[0]?.[0]).toBe(other);
});

test('proposes no refused pair, until the refusal is undone', async () => {
  const [known, used] = [fresh('bureau'), fresh()];
  const pair = { clientId: await addTestClient(staff, { ...zoe, email: known }), accountId: '' };
  await testRegistration(key, used, zoe);
  pair.accountId = await idOf(used);
  const client = await readClient(staff, pair.clientId);
  const reverse = async () =>
    (await likelyAccounts(staff, { ...(client as NonNullable<typeof client>), clientId: pair.clientId })).length;
  expect(await reverse()).toBe(1);
  await refuseMatch(staff, pair);
  expect([await listed(), await reverse()]).toEqual([[[used]], 0]);
  await forgetRefusal(staff, pair);
  expect([await listed(), await reverse()]).toEqual([[[used, known]], 1]);
});

test('proposes no client in the trash or with an account, but an invited one, whatever the name', async () => {
  const used = fresh();
  const [binned, taken, invited] = [fresh('a'), fresh('b'), fresh('c')];
  const binnedId = await addTestClient(staff, { ...zoe, email: binned });
  await addTestClient(staff, { ...zoe, email: taken });
  const invitedId = await addTestClient(staff, { lastName: 'Traoré', firstName: 'Awa', email: invited });
  await testRegistration(key, taken, zoe);
  await connection().pool.query('update client set deleted_at = now() where id = $1', [binnedId]);
  await testRegistration(key, used, zoe);
  expect(await listed()).toEqual([[used]]);
  await prisma().attachment.create({
    data: {
      structureId: staff.structure.id,
      accountId: await idOf(used),
      validation: 'not_needed',
      invitedClientId: invitedId,
    },
  });
  expect(await listed()).toEqual([[used, invited]]);
  expect((await listMatches(staff)).rows[0]?.candidates[0]?.reasons).toContain('invited');
});

test('pages from the latest on, and opens the first page for an invalid cursor', async () => {
  const emails = Array.from({ length: matchPageSize + 3 }, () => fresh());
  for (const email of emails) await prisma().appAccount.create({ data: { email, emailKey: email, lastName: 'Dupré' } });
  // All share one moment, as after an update of the app, and the cursor still distinguishes them.
  await connection().pool.query(
    `insert into unlinked_account (structure_id, account_id, since) select $1, id, now() from app_account
      where email_key = any ($2)`,
    [staff.structure.id, emails],
  );
  const first = await listMatches(staff);
  const second = await listMatches(staff, first.after);
  expect([first.rows.length, second.rows.length, second.after]).toEqual([matchPageSize, 3, undefined]);
  const seen = [...first.rows, ...second.rows].map(({ account }) => account.email);
  expect(seen.toSorted()).toEqual(emails.toSorted());
  expect((await listMatches(staff, 'nonsense')).rows.length).toBe(matchPageSize);
});

test('finds nothing for hostile names, and does not fail', async () => {
  await addTestClient(staff, { lastName: 'Martin', firstName: 'Zoé' });
  const names = [
    "Robert'); DROP TABLE client;--",
    '%',
    '_',
    '\\',
    '🦊',
    "O'",
    '{"a":1}',
    'null',
    'A'.repeat(200),
    '‮Martin',
  ];
  for (const lastName of names) await testRegistration(key, fresh(), { lastName, firstName: lastName });
  expect((await listMatches(staff)).rows.length).toBe(names.length);
});
