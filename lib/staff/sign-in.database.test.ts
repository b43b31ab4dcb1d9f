import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { hash } from '@node-rs/argon2';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testOwner, testPassword } from '#lib/testing/team.ts';
import { returnAttempt, takeAttempt, windowSeconds } from '#lib/throttle/attempts.ts';
import { closedUntil } from '#lib/throttle/closed-until.ts';
import { passwordRetrySeconds, passwordsWaiting } from './password-queue.ts';
import { signIn } from './sign-in.ts';
import { forgetAddresses, isKnownAddress } from './sign-in-address.ts';

const run = promisify(execFile);
let email: string;

beforeAll(async () => {
  await testDatabase();
  email = (await testOwner('Club Lumière')).email;
});
beforeEach(async () => {
  await connection().pool.query('delete from throttle');
  await connection().pool.query('delete from sign_in_address');
});

const attempt = (more: Partial<Parameters<typeof signIn>[0]> = {}) =>
  signIn({ email, password: testPassword, address: '192.0.2.1', knownBrowser: null, ...more });
const wrong = { ok: false, problem: { code: 'wrong' } };
const wait = { ok: false, problem: { code: 'wait', seconds: expect.any(Number) } };

test('accepts the right password whatever the case and blanks of the e-mail', async () => {
  expect(await attempt({ email: ` ${email.toUpperCase()}\u200b ` })).toMatchObject({ ok: true });
});

test('answers an unknown account like a wrong password', async () => {
  expect(await attempt({ password: 'une autre phrase' })).toEqual(wrong);
  expect(await attempt({ email: 'nobody@example.org' })).toEqual(wrong);
  for (const odd of ['', 'x', '\0', '\ud800@x', '<script>', 'é'.repeat(10_000)])
    expect(await attempt({ email: odd, password: odd })).toEqual(wrong);
});

test('blocks an account, known or not, at a network address after ten failures, even with the right password', async () => {
  for (let index = 0; index < 10; index += 1) {
    expect(await attempt({ password: 'faux' })).toEqual(wrong);
    expect(await attempt({ email: 'nobody@example.org', password: 'faux' })).toEqual(wrong);
  }
  const refused = await attempt();
  expect(refused).toEqual(wait);
  expect(!refused.ok && refused.problem.code === 'wait' && refused.problem.seconds).toBeLessThanOrEqual(900);
  expect(await attempt({ email: 'nobody@example.org' })).toEqual(wait);
  expect(await attempt({ address: '192.0.2.2' })).toMatchObject({ ok: true });
});

test('ends the wait after a quarter of an hour and then after a day', async () => {
  for (let quarter = 0; quarter < 5; quarter += 1) {
    await countUsed('sign-in:account-address', `192.0.2.1 ${email}`, 10);
    await countUsed('sign-in:account-address:day', `192.0.2.1 ${email}`, 10, windowSeconds.day);
    expect(await attempt()).toEqual(wait);
    await connection().pool.query(`update throttle set since = since - interval '15 minutes'`);
  }
  const refused = await attempt();
  expect(!refused.ok && refused.problem.code === 'wait' && refused.problem.seconds).toBeGreaterThan(20 * 60 * 60);
  await connection().pool.query(`update throttle set since = since - interval '1 day'`);
  expect(await attempt()).toMatchObject({ ok: true });
});

test('refuses the fifty-first account that one network address tries', async () => {
  for (let index = 0; index < 50; index += 1) await attempt({ email: `p${index}@example.org` });
  expect(await attempt()).toEqual(wait);
}, 60_000);

/** As if so much had been tried already. */
async function countUsed(
  name: string,
  of: string,
  attempts: number,
  seconds: number = windowSeconds.quarter,
): Promise<void> {
  for (let index = 0; index < attempts; index += 1) await takeAttempt({ name, of, limit: attempts, seconds });
}

test('lets known network addresses and browsers in while an account is attacked from elsewhere', async () => {
  expect(await attempt({ address: '198.51.100.8' })).toMatchObject({ ok: true });
  await countUsed('sign-in:account', email, 100);
  await countUsed('sign-in:account:day', email, 500, windowSeconds.day);
  expect(await attempt({ address: '198.51.100.8', password: 'faux' })).toEqual(wrong);
  expect(await attempt({ address: '198.51.100.8' })).toMatchObject({ ok: true });
  expect(await attempt({ address: '198.51.100.8', email: 'nobody@example.org' })).toEqual(wrong);
  expect(await attempt({ address: '198.51.100.7' })).toEqual(wait);
  expect(await attempt({ address: '198.51.100.7', knownBrowser: 'browser-1' })).toMatchObject({ ok: true });
});

test('clears the counts of one’s own attempts after signing in', async () => {
  for (let index = 0; index < 60; index += 1) expect(await attempt()).toMatchObject({ ok: true });
  const { rows } = await connection().pool.query('select sum(attempts)::int as counted from throttle');
  expect(rows[0].counted).toBe(0);
}, 60_000);

test('counts concurrent attempts of two processes like successive ones', async () => {
  const door = { name: 'test', of: 'together', limit: 10 };
  const tries = `Promise.all(Array.from({ length: 40 }, () => takeAttempt(${JSON.stringify(door)})))`;
  const program = `
    const { takeAttempt } = await import('#lib/throttle/attempts.ts');
    process.stdout.write(JSON.stringify(await ${tries}));
    process.exit();`;
  const processes = [1, 2].map(() =>
    run(process.execPath, ['--input-type=module', '-e', program], { env: process.env }),
  );
  const waits = (await Promise.all(processes)).flatMap(({ stdout }) => JSON.parse(stdout) as number[]);
  expect(waits).toHaveLength(80);
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(10);
});

test('allows an attempt again after it was returned', async () => {
  const door = { name: 'test', of: 'back', limit: 1 };
  expect(await takeAttempt(door)).toBe(0);
  expect(await takeAttempt(door)).toBeGreaterThan(0);
  await returnAttempt(door);
  await returnAttempt(door);
  expect(await takeAttempt(door)).toBe(0);
});

test('forgets a network address half a year after its last sign-in', async () => {
  expect(await attempt()).toMatchObject({ ok: true });
  await connection().pool.query(`update sign_in_address set seen_at = now() - interval '181 days'`);
  expect(await forgetAddresses()).toBe(1);
  expect(await isKnownAddress(email, '192.0.2.1')).toBe(false);
});

test('does not count an attempt when the queue of passwords is full', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: passwordsWaiting + 20 }, (_, index) =>
      attempt({ address: `192.0.2.${index}`, password: 'faux' }),
    ),
  );
  const refused = outcomes.filter((one) => one.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(reason).toMatchObject({ name: 'Busy', seconds: passwordRetrySeconds });
  const { rows } = await connection().pool.query(
    `select attempts from throttle where key like 'sign-in:account:%' and seconds = 900`,
  );
  expect(rows).toEqual([{ attempts: outcomes.length - refused.length }]);
});

test('reads until when a limit is reached, without counting an attempt', async () => {
  const door = { name: 'test', of: 'looked at', limit: 1, seconds: windowSeconds.day };
  expect(await closedUntil([door])).toEqual([null]);
  await takeAttempt(door);
  const [until] = await closedUntil([door]);
  expect((until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(23 * 60 * 60 * 1_000);
  await returnAttempt(door);
  expect(await closedUntil([door])).toEqual([null]);
});

test('hashes a password again at sign-in where its hash has a former cost', async () => {
  const stored = async () =>
    (
      await connection().pool.query<{ hash: string }>(
        'select password_hash as hash from staff_account where email = $1',
        [email],
      )
    ).rows[0]?.hash ?? '';
  const present = await stored();
  expect(await attempt()).toMatchObject({ ok: true });
  expect(await stored()).toBe(present);
  const former = await hash(testPassword, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await connection().pool.query('update staff_account set password_hash = $2 where email = $1', [email, former]);
  expect(await attempt({ password: 'faux' })).toEqual(wrong);
  expect(await stored()).toBe(former);
  expect(await attempt()).toMatchObject({ ok: true });
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await attempt()).toMatchObject({ ok: true });
});
