import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import { registrationsOf } from '#lib/access/registrations-of.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { prisma } from '#lib/database/connection.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { mailedCode, personOf, testDesk, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { deleteAccount } from './delete-account.ts';
import { findAppUser } from './find-app-user.ts';
import { join } from './join.ts';
import { prove } from './prove.ts';
import { requestCode } from './request-code.ts';
import { signOut } from './sign-out.ts';

let owner: Staff;
let stranger: Staff;
let key: AppKey;
let joinCode: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  ({ owner, stranger, key, joinCode } = await testDesk());
});

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
const gate = (token: string, staff = owner) => checkAccess(token, staff.structure.slug);
const eventsOf = async (structureId: string) =>
  (await prisma().auditEvent.findMany({ where: { structureId, kind: 'account-deleted' } })).map(
    ({ clientId }) => clientId,
  );

async function proved(email: string): Promise<string> {
  const { accountToken } = await testRegistration(key, email);
  const outcome = await prove(await personOf(accountToken), (await mailedCode(email)) as string, '192.0.2.1');
  expect(outcome.ok).toBe(true);
  return accountToken;
}

describe('a deleted account', () => {
  test('leaves the clients of every club without an account, and says so in their history', async () => {
    const email = fresh();
    const [id, elsewhere] = [await addTestClient(owner, { email }), await addTestClient(stranger, { email })];
    const [token, second] = [await proved(email), await proved(email)];
    expect(await gate(second, stranger)).toMatchObject({ access: true });
    expect(await deleteAccount(await personOf(token))).toEqual({ ok: true, value: null });
    for (const gone of [token, second]) expect(await findAppUser(gone)).toBeNull();
    expect(await prisma().appAccount.count({ where: { emailKey: email } })).toBe(0);
    expect((await registrationsOf(owner, [id])).size).toBe(0);
    expect([await eventsOf(owner.structure.id), await eventsOf(stranger.structure.id)]).toEqual([[id], [elsewhere]]);
    expect(await prisma().client.count({ where: { id: { in: [id, elsewhere] }, deletedAt: null } })).toBe(2);
    expect(await gate(await proved(email))).toMatchObject({ access: true });
  });

  test('withdraws a request, and keeps a refusal with the address alone', async () => {
    const [asking, refused] = [fresh(), fresh()];
    const [first, second] = [await proved(asking), await proved(refused)];
    for (const token of [first, second]) await join(await personOf(token), joinCode, '192.0.2.1');
    const { id } = await prisma().attachment.findFirstOrThrow({ where: { account: { emailKey: refused } } });
    expect((await refuseRequest(owner, id, 'Inconnu au club')).ok).toBe(true);
    for (const token of [first, second]) expect((await deleteAccount(await personOf(token))).ok).toBe(true);
    expect(await prisma().appAccount.count({ where: { emailKey: asking } })).toBe(0);
    expect(await prisma().appAccount.findUniqueOrThrow({ where: { emailKey: refused } })).toMatchObject({
      firstName: '',
      lastName: '',
      phone: null,
      birthDate: null,
    });
    await addTestClient(owner, { email: refused });
    expect(await gate(await proved(refused))).toEqual({ access: false, reason: 'refused' });
  });

  test('is not deleted by an unproved device once another one registered the address', async () => {
    const email = fresh();
    const { accountToken: squatter } = await testRegistration(key, email);
    const { accountToken: holder } = await testRegistration(key, email);
    for (const token of [squatter, holder])
      expect(await deleteAccount(await personOf(token))).toEqual({ ok: false, problem: { code: 'email-unproved' } });
    expect((await prove(await personOf(holder), (await mailedCode(email)) as string, '192.0.2.1')).ok).toBe(true);
    expect((await deleteAccount(await personOf(squatter))).ok).toBe(false);
    expect((await deleteAccount(await personOf(holder))).ok).toBe(true);
  });

  test('is deleted once by two devices at once', async () => {
    const email = fresh();
    const id = await addTestClient(owner, { email });
    const people = [await personOf(await proved(email)), await personOf(await proved(email))];
    const outcomes = await Promise.all(people.map(deleteAccount));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await eventsOf(owner.structure.id)).toEqual([id]);
  });
});

describe('signing out', () => {
  test('ends this device, and neither the account nor another device', async () => {
    const email = fresh();
    const id = await addTestClient(owner, { email });
    const [token, other] = [await proved(email), await proved(email)];
    await signOut(await personOf(token));
    expect([await gate(token), await findAppUser(token)]).toEqual([null, null]);
    expect(await gate(other)).toMatchObject({ access: true });
    await signOut(await personOf(other));
    expect((await registrationsOf(owner, [id])).get(id)).toMatchObject({
      withoutAccess: null,
      device: { model: 'Pixel 8' },
    });
    const again = await proved(email);
    expect(await gate(again)).toMatchObject({ access: true });
  });

  test('deletes what a device said that never proved its address', async () => {
    const email = fresh();
    await testRegistration(key, email);
    const { accountToken } = await testRegistration(key, email);
    const { tokenId } = await personOf(accountToken);
    await signOut(await personOf(accountToken));
    expect(await prisma().appToken.count({ where: { id: tokenId } })).toBe(0);
  });
});

describe('a code that the app requests again', () => {
  test('replaces the one before, counts like it, and is needless once proved', async () => {
    const email = fresh();
    const { accountToken } = await testRegistration(key, email);
    const person = await personOf(accountToken);
    const before = (await mailedCode(email)) as string;
    expect(await requestCode(person, '192.0.2.1')).toMatchObject({ ok: false, problem: { code: 'too-many' } });
    await testDesk();
    expect(await requestCode(person, '192.0.2.1')).toEqual({ ok: true, value: 'code-sent' });
    const code = (await mailedCode(email)) as string;
    if (before !== code) expect((await prove(person, before, '192.0.2.1')).ok).toBe(false);
    expect((await prove(person, code, '192.0.2.1')).ok).toBe(true);
    expect(await requestCode(person, '192.0.2.1')).toEqual({ ok: true, value: 'proved' });
  });
});
