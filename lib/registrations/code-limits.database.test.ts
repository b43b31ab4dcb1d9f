import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { type Limit, limitOf, toAttemptLimit } from '#lib/app-auth/limits.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import { inviterOf } from '#lib/invitations/inviter.ts';
import {
  forgetCodeMinutes,
  mailedCode,
  personOf,
  testKey,
  testRegistration,
  typedRegistration,
} from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { receiveMail } from '#lib/testing/mail.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { codesUsedUp, structureCodesUsedUp } from './code-limits.ts';
import { prove } from './prove.ts';
import { register } from './register.ts';
import { sendCodeAgain } from './send-code-again.ts';

let owner: Staff;
let key: AppKey;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
  key = await testKey(owner);
});
beforeEach(async () => {
  await connection().pool.query('delete from throttle');
});

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;
const day = 24 * 60 * 60;
const network = (number: number) => `198.51.100.${number}`;
const registerFrom = (address: string, email: string, more: Record<string, unknown> = {}) =>
  register(key, typedRegistration(email, more), address);
const mailsTo = (to: string) => prisma().mail.count({ where: { to } });
const tooMany = { ok: false, problem: { code: 'too-many', seconds: expect.any(Number) } };
const secondsOf = (outcome: Awaited<ReturnType<typeof register>>) =>
  outcome.ok || outcome.problem.code !== 'too-many' ? 0 : outcome.problem.seconds;

/** Sets a counter as if so many had been requested already. */
async function countUsed(name: Limit, of: string, used: number = limitOf(name)): Promise<void> {
  const { takeAttempt } = await import('#lib/throttle/attempts.ts');
  for (let turn = 0; turn < used; turn += 1) await takeAttempt(toAttemptLimit({ name, of }));
}

describe('a code for an e-mail', () => {
  test('is mailed once a minute however many are requested at once, known or not, and Retry-After says when', async () => {
    const [known, unknown] = [fresh(), fresh()];
    await testRegistration(key, known);
    await forgetCodeMinutes();
    const before = await mailsTo(known);
    for (const email of [known, unknown]) {
      const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => registerFrom(network(index), email)));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      for (const outcome of outcomes) if (!outcome.ok) expect(secondsOf(outcome)).toBeLessThanOrEqual(60);
    }
    expect(await mailsTo(known)).toBe(before + 1);
    expect(await mailsTo(unknown)).toBe(1);
  });

  test('is mailed a limited number of times a day, of which one network address gets half', async () => {
    const email = fresh();
    const most = limitOf('app:code:email-address:day');
    const all = limitOf('app:code:email:day');
    let mailed = 0;
    const ask = async (address: string) => {
      await forgetCodeMinutes();
      const outcome = await registerFrom(address, email);
      if (outcome.ok) mailed += 1;
      return outcome;
    };
    for (let turn = 0; turn < most; turn += 1) expect(await ask(network(1))).toMatchObject({ ok: true });
    expect(secondsOf(await ask(network(1)))).toBeGreaterThan(day - 60);
    expect(await ask(network(2))).toMatchObject({ ok: true });
    for (let turn = 0; mailed < all; turn += 1) await ask(network(3 + (turn % 5)));
    expect(await ask(network(9))).toEqual(tooMany);
    expect(await mailsTo(email)).toBe(all);
    expect((await codesUsedUp(email)).app?.getTime()).toBeGreaterThan(Date.now() + (day - 600) * 1_000);
    await connection().pool.query(`update throttle set since = since - interval '1 day'`);
    expect(await ask(network(9))).toMatchObject({ ok: true });
    expect(await codesUsedUp(email)).toEqual({ app: null, staff: null });
  });

  test('can be sent by staff, and an invitation link still proves, after strangers reached the limit', async () => {
    const email = fresh();
    const clientId = await addTestClient(owner, { email });
    await testRegistration(key, email);
    await countUsed('app:code:email:day', email, limitOf('app:code:email:day'));
    await forgetCodeMinutes();
    expect(await registerFrom(network(1), email)).toEqual(tooMany);
    const { id } = await prisma().attachment.findFirstOrThrow({ where: { structureId: owner.structure.id, clientId } });
    expect(await sendCodeAgain(owner, id)).toEqual({ ok: true, value: { to: email } });
    expect(await sendCodeAgain(owner, id)).toEqual(tooMany);

    const invited = fresh();
    const invitedId = await addTestClient(owner, { email: invited });
    await inTransaction((tx) => inviteClients(tx, inviterOf(owner), [invitedId]));
    const received = await receiveMail({ kind: 'invitation', to: invited });
    const invitationToken = /\/invitation\/([\w-]+)/.exec(received?.text ?? '')?.[1];
    await countUsed('app:code:email:day', invited);
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => registerFrom(network(1), invited, { invitationToken })),
    );
    expect(opened.filter((one) => one.ok && one.value.emailProof === 'proved')).toHaveLength(1);
    expect(opened.filter(({ ok }) => !ok)).toHaveLength(4);
    expect(await prisma().mail.count({ where: { kind: 'email-code', to: invited } })).toBe(0);
  });

  test('is not counted when the registration fails or needs none', async () => {
    const vouching = await testKey(owner, true);
    const email = fresh();
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await register(vouching, typedRegistration(email, { emailVerified: true }), network(1))).toMatchObject({
        ok: true,
      });
      expect(await registerFrom(network(1), email, { joinCode: 'NOPE' })).toMatchObject({
        problem: { code: 'unknown-join-code' },
      });
    }
    expect(await registerFrom(network(1), email)).toMatchObject({ ok: true });
  });

  test.each(['app:code:key:day', 'app:code:structure:day', 'app:code:address:day'] as const)(
    'is limited by %s as well',
    async (name) => {
      const of = {
        'app:code:key:day': key.id,
        'app:code:structure:day': owner.structure.id,
        'app:code:address:day': network(7),
      }[name];
      await connection().pool.query('delete from throttle');
      await countUsed(name, of, 1);
      await connection().pool.query('update throttle set attempts = $1', [limitOf(name)]);
      expect(secondsOf(await registerFrom(network(7), fresh()))).toBeGreaterThan(day - 60);
      const { structure, keys } = await structureCodesUsedUp(owner.structure.id, [key.id]);
      expect([structure !== null, keys.length]).toEqual([
        name === 'app:code:structure:day',
        Number(name === 'app:code:key:day'),
      ]);
      const email = fresh();
      if (name === 'app:code:address:day') expect(await registerFrom(network(8), email)).toMatchObject({ ok: true });
    },
  );
});

describe('guessing a code', () => {
  test('on one device leaves the attempts of another device with the same e-mail', async () => {
    const email = fresh();
    const stranger = await personOf((await testRegistration(key, email)).accountToken);
    const wrong = (code: string | null) => (code === '000000' ? '000001' : '000000');
    for (let turn = 0; turn < limitOf('app:prove:token'); turn += 1)
      await prove(stranger, wrong(await mailedCode(email)), network(turn % 3));
    expect(await prove(stranger, '000000', network(5))).toEqual(tooMany);
    const real = await personOf((await testRegistration(key, email)).accountToken);
    expect(await prove(real, (await mailedCode(email)) as string, network(6))).toMatchObject({ ok: true });
  });

  test('is limited per e-mail and day, and only where a code is valid', async () => {
    const email = fresh();
    const person = await personOf((await testRegistration(key, email)).accountToken);
    await countUsed('app:prove:email:day', email, limitOf('app:prove:email:day') - 6);
    const answers = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const outcome = await prove(person, (await mailedCode(email)) === '000000' ? '000001' : '000000', network(1));
      answers.push(outcome.ok ? 'proved' : outcome.problem.code);
    }
    expect(answers).toEqual([
      ...Array.from({ length: 5 }, () => 'code-wrong'),
      'code-expired',
      'code-expired',
      'code-expired',
    ]);
    await countUsed('app:prove:email:day', email, 1);
    expect(await prove(person, '000000', network(1))).toEqual(tooMany);
  });
});

test('documents the limits that are in force', () => {
  const { register: registering, prove: proving } = dictionaryOf('en').api.doors;
  expect([limitOf('code:email:minute'), limitOf('app:code:email:day'), limitOf('app:code:email-address:day')]).toEqual([
    1, 10, 5,
  ]);
  expect(registering.about).toContain('one code a minute and ten a day, five of them requested from one IP address');
  const ofApps = ['app:code:key:day', 'app:code:structure:day', 'app:code:address:day'] as const;
  expect(ofApps.map((name) => limitOf(name).toLocaleString('en'))).toEqual(['5,000', '10,000', '500']);
  expect(registering.about).toContain(
    'An app key causes at most 5,000 codes a day, a structure 10,000, an IP address 500',
  );
  expect([limitOf('app:prove:token'), limitOf('app:prove:token:day'), limitOf('app:prove:email:day')]).toEqual([
    20, 60, 100,
  ]);
  expect(proving.about).toContain('20 attempts in a quarter of an hour and 60 a day, an email 100 wrong ones a day');
});
