import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess, listAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { registrationsOf } from '#lib/access/registrations-of.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { setProofNeeded } from '#lib/structures/change-settings.ts';
import { mailedCode, personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { join } from './join.ts';
import { prove } from './prove.ts';
import { registrationInput } from './registration-input.ts';

let owner: Staff;
let stranger: Staff;
let key: AppKey;
let joinCode: string;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
  stranger = await testStaff('owner');
  key = await testKey(owner);
  ({ joinCode } = await prisma().structure.findUniqueOrThrow({ where: { id: owner.structure.id } }));
});
beforeEach(async () => {
  await connection().pool.query('delete from throttle');
});

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
const gate = (token: string, staff = owner) => checkAccess(token, staff.structure.slug);
const open = { access: true, reason: 'open' };
const closed = (reason: string) => ({ access: false, reason });
const proveMailed = async (token: string, email: string) =>
  prove(await personOf(token), (await mailedCode(email)) as string, '192.0.2.1');

describe('the first registration of an address', () => {
  test('is attached wherever a client has it, and enters once the mailed code is typed', async () => {
    const email = fresh();
    const [id, elsewhere] = [
      await addTestClient(owner, { email }),
      await addTestClient(stranger, { email: email.toUpperCase() }),
    ];
    const { accountToken, emailProof } = await testRegistration(key, email);
    expect(emailProof).toBe('code-sent');
    expect(await registrationsOf(owner, [id])).toEqual(
      new Map([
        [
          id,
          expect.objectContaining({
            validation: 'not-needed',
            device: { model: 'Pixel 8', platform: 'android', osVersion: null },
          }),
        ],
      ]),
    );
    expect((await registrationsOf(stranger, [elsewhere])).size).toBe(1);
    expect(await gate(accountToken)).toEqual(closed('email-unproved'));
    expect(await proveMailed(accountToken, email)).toMatchObject({ ok: true });
    expect(await gate(accountToken)).toEqual(open);
    expect(await gate(accountToken, stranger)).toEqual(open);
    expect(await listAccess(await personOf(accountToken))).toHaveLength(2);
    expect(await readVerdict(owner, { clientId: id })).toMatchObject({
      verdict: { access: true },
      facts: { account: { email } },
    });
  });

  test('waits for its client, whether that is added or gets the address by an edit', async () => {
    const [added, edited] = [fresh(), fresh()];
    const first = await testRegistration(key, added);
    const second = await testRegistration(key, edited);
    await proveMailed(first.accountToken, added);
    expect(await gate(first.accountToken)).toEqual(closed('not-attached'));
    await addTestClient(owner, { email: added });
    expect(await gate(first.accountToken)).toEqual(open);
    const id = await addTestClient(owner);
    expect(await editClient(owner, id, 1, typedClient({ email: edited }))).toMatchObject({ ok: true });
    await proveMailed(second.accountToken, edited);
    expect(await gate(second.accountToken)).toEqual(open);
  });

  test('needs no proof where the structure asks for none', async () => {
    const easy = await testStaff('owner');
    expect(await setProofNeeded(easy, false)).toEqual({ ok: true, value: null });
    const email = fresh();
    await addTestClient(easy, { email });
    const { accountToken } = await testRegistration(await testKey(easy), email);
    expect(await gate(accountToken, easy)).toEqual(open);
    const second = await testRegistration(key, email);
    expect(await gate(second.accountToken, easy)).toEqual(closed('email-unproved'));
  });
});

describe('the same address again', () => {
  test('changes nothing and sees nothing until it is proved; then it is the same account', async () => {
    const email = fresh();
    const id = await addTestClient(owner, { email });
    const first = await testRegistration(key, email);
    await proveMailed(first.accountToken, email);
    const second = await testRegistration(key, email.toUpperCase(), {
      lastName: 'Intruse',
      joinCode,
      device: { model: 'iPhone 15 Pro', platform: 'ios' },
    });
    expect(Object.keys(second)).toEqual(Object.keys(first));
    expect(second.accountId).not.toBe(first.accountId);
    expect(await gate(second.accountToken)).toEqual(closed('pending-validation'));
    expect(await join(await personOf(second.accountToken), joinCode, '192.0.2.1')).toEqual({
      ok: true,
      value: { state: 'pending' },
    });
    expect(await listAccess(await personOf(second.accountToken))).toEqual([
      { slug: owner.structure.slug, name: owner.structure.name, ...closed('pending-validation') },
    ]);
    expect((await readVerdict(owner, { clientId: id }))?.facts.account).toMatchObject({
      lastName: 'Durand',
      device: { model: 'Pixel 8' },
    });
    // The code goes to the address as stored, not as it was typed this time.
    expect(await mailedCode(email.toUpperCase())).toBeNull();
    expect(await proveMailed(second.accountToken, email)).toEqual({ ok: true, value: { accountId: first.accountId } });
    expect(await gate(second.accountToken)).toEqual(open);
    expect(await gate(first.accountToken)).toEqual(open);
    expect((await readVerdict(owner, { clientId: id }))?.facts.account).toMatchObject({
      device: { model: 'iPhone 15 Pro' },
    });
  });

  test('takes the account from a device that registered it without ever proving it', async () => {
    const email = fresh();
    await addTestClient(owner, { email });
    const squatter = await testRegistration(key, email, { lastName: 'Squatteur' });
    const real = await testRegistration(key, email, { lastName: 'Durand' });
    expect(await proveMailed(real.accountToken, email)).toMatchObject({ ok: true });
    expect(await gate(real.accountToken)).toEqual(open);
    expect(await gate(squatter.accountToken)).toEqual(closed('email-unproved'));
    expect((await readVerdict(owner, { email }))?.facts.account).toMatchObject({ lastName: 'Durand' });
  });

  test('makes one account of ten concurrent devices, and each proves for itself', async () => {
    const email = fresh();
    const vouching = await testKey(owner, true);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => testRegistration(vouching, email, { emailVerified: true })),
    );
    expect(new Set(answers.map(({ accountToken }) => accountToken)).size).toBe(10);
    expect(new Set(answers.map(({ accountId }) => accountId)).size).toBe(1);
    expect(await prisma().appAccount.count({ where: { emailKey: email } })).toBe(1);
    expect(await prisma().appToken.count({ where: { account: { emailKey: email }, boundAt: { not: null } } })).toBe(1);
  });

  test('attaches the account when registering and adding the client at once', async () => {
    for (let turn = 0; turn < 40; turn += 1) {
      const email = fresh();
      const [registered, added] = await Promise.all([
        testRegistration(key, email),
        addClient(owner, typedClient({ email })),
      ]);
      expect(added.ok && (await registrationsOf(owner, [added.value])).size, `turn ${turn}`).toBe(1);
      expect(registered.emailProof).toBe('code-sent');
    }
  });
});

describe('addresses', () => {
  test.each([
    ['Kelvin sign', '\u212aarl@exemple.example'],
    ['full-width letters', 'ｚoe@exemple.example'],
    ['a lost character', 'zo\ufffd@exemple.example'],
    ['a ligature', '\ufb01n@exemple.example'],
    ['two signs', 'a@b@exemple.example'],
    ['no address', 'zoe'],
  ])('refuses %s', (_name, email) => {
    const read = registrationInput.safeParse({
      email,
      firstName: '',
      lastName: 'x',
      device: { model: 'x', platform: 'ios' },
    });
    expect(read.success).toBe(false);
  });

  test('keeps a dotless i apart as another person', async () => {
    const email = `ines-${crypto.randomUUID()}@exemple.example`;
    await addTestClient(owner, { email });
    const lookAlike = email.replace('i', 'ı');
    const { accountToken } = await testRegistration(key, lookAlike);
    await proveMailed(accountToken, lookAlike);
    expect(await gate(accountToken)).toEqual(closed('not-attached'));
  });
});

describe('the statement of an app key that an e-mail is verified', () => {
  test('counts in its own structure, if it may vouch, and nowhere else', async () => {
    const email = fresh();
    await addTestClient(owner, { email });
    await addTestClient(stranger, { email });
    const bold = await testRegistration(key, email, { emailVerified: true });
    expect(bold.emailProof).toBe('code-sent');
    const vouched = await testRegistration(await testKey(stranger, true), email, { emailVerified: true });
    expect(vouched.emailProof).toBe('proved');
    expect(await gate(vouched.accountToken, stranger)).toEqual(open);
    expect(await gate(vouched.accountToken, owner)).toEqual(closed('email-unproved'));
    expect(await gate(bold.accountToken, stranger)).toEqual(closed('email-unproved'));
    expect((await listAccess(await personOf(vouched.accountToken))).map(({ slug }) => slug)).toEqual([
      stranger.structure.slug,
    ]);
    const later = await testRegistration(await testKey(stranger, true), email);
    expect(later.emailProof).toBe('code-sent');
  });
});

test('keeps the account of a deleted client for its restoration', async () => {
  const email = fresh();
  const id = await addTestClient(owner, { email });
  const { accountToken } = await testRegistration(key, email);
  await proveMailed(accountToken, email);
  await deleteClient(owner, id);
  expect(await gate(accountToken)).toEqual(closed('deleted'));
});
