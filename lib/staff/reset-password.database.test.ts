import { beforeAll, beforeEach, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import { listMail, readMail } from '#lib/mail/list-mail.ts';
import { findSession } from './find-session.ts';
import { inviteColleague } from './invite-colleague.ts';
import { hashPassword } from './password.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { canReset, resetPassword } from './reset-password.ts';
import { signIn } from './sign-in.ts';
import type { Staff } from './staff.ts';
import { startSession } from './start-session.ts';
import { testStaff } from './test-staff.ts';

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
const linkToken = async () => /token=(\S+)/.exec((await mails()).at(-1)?.text ?? '')?.[1] ?? '';
const password = 'une autre phrase longue';
const may = (tried: string) => signIn({ email: staff.email, password: tried, address, knownBrowser: null });

test('a mailed link gives another password, once, and ends the sessions that were open', async () => {
  const before = await startSession(staff.id, null);
  expect(await requestPasswordReset(staff.email.toUpperCase(), address)).toEqual({ ok: true, value: null });
  expect(await mails()).toMatchObject([{ kind: 'password-reset', to: staff.email }]);
  const token = await linkToken();
  expect(await canReset(token)).toBe(true);
  const both = await Promise.all([resetPassword(token, password), resetPassword(token, password)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await findSession(before ?? '')).toBeNull();
  const signedIn = await may(password);
  expect(signedIn.ok && (await findSession(signedIn.value.sessionId))).toEqual({ staffId: staff.id });
  expect(await canReset(token)).toBe(false);
});

test('whoever signs in with the old password while it is being changed is signed in for no longer', async () => {
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
  const sessions = signedIn.flat().flatMap((one) => (one.ok ? [one.value.sessionId] : []));
  expect(sessions.length).toBeGreaterThan(0);
  for (const sessionId of sessions) expect(await findSession(sessionId)).toBeNull();
});

test('a newer link kills the one before, and an hour kills both', async () => {
  await requestPasswordReset(staff.email, address);
  const first = await linkToken();
  await requestPasswordReset(staff.email, address);
  const second = await linkToken();
  expect([await canReset(first), await canReset(second)]).toEqual([false, true]);
  await prisma().passwordReset.updateMany({ where: { staffId: staff.id }, data: { expiresAt: new Date() } });
  expect(await resetPassword(second, password)).toEqual({ ok: false, problem: { code: 'link-invalid' } });
});

test('an unknown address gets the same answer and no mail, and nobody’s mailbox is flooded', async () => {
  const total = await prisma().mail.count();
  expect(await requestPasswordReset('nobody@exemple.example', address)).toEqual({ ok: true, value: null });
  expect(await requestPasswordReset('no address', address)).toEqual({ ok: true, value: null });
  expect(await prisma().mail.count()).toBe(total);
  for (let asked = 0; asked < 6; asked += 1) expect((await requestPasswordReset(staff.email, address)).ok).toBe(true);
  expect(await mails()).toHaveLength(3);
  for (let asked = 0; asked < 12; asked += 1) await requestPasswordReset('nobody@exemple.example', address);
  expect(await requestPasswordReset(staff.email, address)).toMatchObject({ ok: false, problem: { code: 'wait' } });
});

test('the outbox shows nobody the link to another password, nor the link into the team that proves an address', async () => {
  await requestPasswordReset(staff.email, address);
  const reset = await linkToken();
  await inviteColleague(staff, { name: 'Ada', role: 'owner', email: 'ada@exemple.example' });
  const join = await linkToken();
  const reception = await testStaff('reception', staff);
  const shown = async (who: Staff) => JSON.stringify(await Promise.all((await listMail(who, null)).map(({ id }) => readMail(who, id))));
  expect(await shown(staff)).not.toContain(reset);
  expect(await shown(staff)).not.toContain(join);
  expect(await shown(reception)).not.toContain(reset);
  expect(await shown(reception)).not.toContain(join);
  expect(await inviteColleague(staff, { name: 'Eve', role: 'reception', email: 'no address' })).toMatchObject({
    ok: false,
    problem: { field: 'email' },
  });
});
