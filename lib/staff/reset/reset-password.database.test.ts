import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { listMail, readMail } from '#lib/mail/list-mail.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { receiveMail } from '#lib/testing/mail.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { setUpFactor } from '#lib/testing/team.ts';
import { findSession } from '../find-session.ts';
import { inviteColleague } from '../invite-colleague.ts';
import { hashPassword } from '../password.ts';
import { signIn } from '../sign-in.ts';
import { startSession } from '../start-session.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { canReset, resetPassword } from './reset-password.ts';
import { emailOfLink, unlockSignIn } from './unlock-sign-in.ts';

let staff: Staff;
let address: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  address = crypto.randomUUID();
});

const mails = () => prisma().mail.findMany({ where: { structureId: staff.structure.id }, orderBy: { id: 'asc' } });
const minuteLater = () => connection().pool.query(`delete from throttle where key like '%:minute:%'`);
const linkToken = async () =>
  /token=(\S+)/.exec((await receiveMail({ structureId: staff.structure.id }))?.text ?? '')?.[1] ?? '';
const password = 'une autre phrase longue';
const may = (tried: string) => signIn({ email: staff.email, password: tried, address, knownBrowser: null });

test('sets another password by a mailed link, once, and ends the open sessions', async () => {
  const before = await startSession(staff.id, null);
  expect(await requestPasswordReset(staff.email.toUpperCase(), address)).toEqual({ ok: true, value: null });
  expect(await mails()).toMatchObject([{ kind: 'password-reset', to: staff.email }]);
  const token = await linkToken();
  expect(await canReset(token)).toBe(true);
  const both = await Promise.all([resetPassword(token, password), resetPassword(token, password)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await findSession(before ?? '')).toBeNull();
  const signedIn = await may(password);
  expect(signedIn.ok && 'sessionId' in signedIn.value && (await findSession(signedIn.value.sessionId))).toEqual({
    staffId: staff.id,
  });
  expect(await canReset(token)).toBe(false);
});

test('asks an account with a second factor for its code after another password was set', async () => {
  const { own } = await setUpFactor(staff);
  await requestPasswordReset(staff.email, address);
  expect(await resetPassword(await linkToken(), password)).toEqual({ ok: true, value: null });
  expect(await findSession(own.sessionId)).toBeNull();
  const signedIn = await may(password);
  expect(signedIn.ok && Object.keys(signedIn.value)).toContain('challengeId');
  expect(await prisma().staffSession.count({ where: { staffId: staff.id } })).toBe(0);
});

test('ends a session that the old password opened while the password was changed', async () => {
  await requestPasswordReset(staff.email, address);
  const token = await linkToken();
  const old = 'un mot de passe d’essai';
  await prisma().staffAccount.update({ where: { id: staff.id }, data: { passwordHash: await hashPassword(old) } });
  const tries = async () => {
    const stood = [];
    for (let n = 0; n < 6; n += 1) stood.push(await may(old));
    return stood;
  };
  const [reset, ...signedIn] = await Promise.all([resetPassword(token, password), tries(), tries()]);
  expect(reset.ok).toBe(true);
  const sessions = signedIn.flat().flatMap((one) => (one.ok && 'sessionId' in one.value ? [one.value.sessionId] : []));
  expect(sessions.length).toBeGreaterThan(0);
  for (const sessionId of sessions) expect(await findSession(sessionId)).toBeNull();
});

test('invalidates a link by a newer one and after an hour', async () => {
  await requestPasswordReset(staff.email, address);
  const first = await linkToken();
  await minuteLater();
  await requestPasswordReset(staff.email, address);
  const second = await linkToken();
  expect([await canReset(first), await canReset(second)]).toEqual([false, true]);
  await prisma().passwordReset.updateMany({ where: { staffId: staff.id }, data: { expiresAt: new Date() } });
  expect(await resetPassword(second, password)).toEqual({ ok: false, problem: { code: 'link-invalid' } });
});

test('gives an unknown address the same answer and no mail, and floods no mailbox', async () => {
  const total = await prisma().mail.count();
  expect(await requestPasswordReset('nobody@exemple.example', address)).toEqual({ ok: true, value: null });
  expect(await requestPasswordReset('no address', address)).toEqual({ ok: true, value: null });
  expect(await prisma().mail.count()).toBe(total);
  for (const email of [staff.email, `nobody-${address}@exemple.example`]) {
    const asked = await Promise.all(Array.from({ length: 8 }, () => requestPasswordReset(email, address)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of asked) if (!outcome.ok) expect(outcome.problem.seconds).toBeLessThanOrEqual(60);
  }
  expect(await mails()).toHaveLength(1);
});

test('allows a network address five links a day, twenty in all, and a known browser its own', async () => {
  const ask = async (from: string, browser: string | null = null) => {
    await minuteLater();
    return requestPasswordReset(staff.email, from, browser);
  };
  const wait = { ok: false, problem: { code: 'wait', seconds: expect.any(Number) } };
  for (let asked = 0; asked < 5; asked += 1) expect(await ask(address)).toMatchObject({ ok: true });
  expect(await ask(address)).toEqual(wait);
  for (let asked = 0; asked < 15; asked += 1) expect(await ask(`${address} ${asked % 4}`)).toMatchObject({ ok: true });
  const refused = await ask(`${address} elsewhere`);
  expect(refused.ok ? 0 : refused.problem.seconds).toBeGreaterThan(23 * 60 * 60);
  expect(await mails()).toHaveLength(20);
  for (let asked = 0; asked < 5; asked += 1) expect(await ask(address, 'browser-1')).toMatchObject({ ok: true });
  expect(await ask(address, 'browser-1')).toEqual(wait);
});

test('hides reset links, and invitation links that prove an address, in the outbox', async () => {
  await requestPasswordReset(staff.email, address);
  const reset = await linkToken();
  await inviteColleague(staff, { name: 'Ada', role: 'owner', email: 'ada@exemple.example' });
  const join = await linkToken();
  const reception = await testStaff('reception', staff);
  const shown = async (who: Staff) =>
    JSON.stringify(await Promise.all((await listMail(who, null)).map(({ id }) => readMail(who, id))));
  expect(await shown(staff)).not.toContain(reset);
  expect([reset, join].map((token) => token.length)).toEqual([43, 43]);
  expect(await shown(staff)).not.toContain(join);
  expect(await shown(reception)).not.toContain(reset);
  expect(await shown(reception)).not.toContain(join);
  expect(await inviteColleague(staff, { name: 'Eve', role: 'reception', email: 'no address' })).toMatchObject({
    ok: false,
    problem: { field: 'email' },
  });
});

test('finds the e-mail of a mailed link, which lifts a lock-out once without changing the password', async () => {
  await requestPasswordReset(staff.email, address);
  const token = await linkToken();
  const { passwordHash } = await prisma().staffAccount.findUniqueOrThrow({ where: { id: staff.id } });
  expect(await emailOfLink(token)).toBe(staff.email);
  const both = await Promise.all([unlockSignIn(token), unlockSignIn(token)]);
  expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { email: staff.email } }]);
  expect([await emailOfLink(token), await canReset(token)]).toEqual([null, false]);
  expect((await prisma().staffAccount.findUniqueOrThrow({ where: { id: staff.id } })).passwordHash).toBe(passwordHash);
  for (const odd of ['', '\0', 'x'.repeat(10_000)])
    expect(await unlockSignIn(odd)).toEqual({ ok: false, problem: { code: 'link-invalid' } });
});
