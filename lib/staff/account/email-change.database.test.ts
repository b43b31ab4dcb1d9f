import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { receiveMail } from '#lib/testing/mail.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { testPassword } from '#lib/testing/team.ts';
import { deleteExpiredEmailChanges } from '../delete-expired.ts';
import { hashPassword } from '../password.ts';
import { signIn } from '../sign-in.ts';
import { confirmEmailChange } from './confirm-email-change.ts';
import { pendingEmail, requestEmailChange } from './request-email-change.ts';

let passwordHash: string;
let staff: Staff;
let next: string;

beforeAll(async () => {
  await testDatabase();
  passwordHash = await hashPassword(testPassword);
});
beforeEach(async () => {
  Object.assign(process.env, { RESEND_API_KEY: 're_test', MAIL_FROM: 'club@exemple.example' });
  staff = await testStaff();
  next = `Nouvelle-${crypto.randomUUID()}@exemple.example`;
  await prisma().staffAccount.update({ where: { id: staff.id }, data: { passwordHash } });
});
afterEach(() => {
  for (const name of ['RESEND_API_KEY', 'MAIL_FROM']) delete process.env[name];
});

const session = () => ({ staffId: staff.id, sessionId: '' });
const ask = (email = next, password = testPassword) => requestEmailChange(session(), { email, password });
const account = () => prisma().staffAccount.findUniqueOrThrow({ where: { id: staff.id } });
async function code(to = next): Promise<string> {
  return (await receiveMail({ to, kind: 'email-change-code' }))?.content.code ?? '';
}

test('replaces the e-mail once the code of the new mailbox is typed, and tells the old one', async () => {
  expect(await ask()).toEqual({ ok: true, value: null });
  expect(await pendingEmail(session())).toBe(next);
  expect((await account()).email).toBe(staff.email);
  const mailed = await code();
  const both = await Promise.all([confirmEmailChange(session(), mailed), confirmEmailChange(session(), mailed)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await account()).toMatchObject({ email: next, emailKey: next.toLowerCase() });
  expect(await pendingEmail(session())).toBeNull();
  expect(await receiveMail({ to: staff.email })).toMatchObject({ kind: 'sign-in-changed' });
  const attempt = { password: testPassword, address: crypto.randomUUID(), knownBrowser: null };
  expect((await signIn({ ...attempt, email: next })).ok).toBe(true);
  expect((await signIn({ ...attempt, email: staff.email })).ok).toBe(false);
});

test('asks for the password, another address, and a server that sends mail', async () => {
  const problem = (refused: object) => ({ ok: false, problem: refused });
  expect(await ask(next, 'wrong')).toEqual(problem({ code: 'password-wrong' }));
  expect(await ask(staff.email.toUpperCase())).toEqual(problem({ field: 'email', code: 'email-unchanged' }));
  expect(await ask('no address')).toMatchObject(problem({ field: 'email' }));
  delete process.env.RESEND_API_KEY;
  expect(await ask()).toEqual(problem({ code: 'no-mail' }));
  expect(await pendingEmail(session())).toBeNull();
});

test('ends a code after five wrong ones, after a quarter of an hour, and with a further request', async () => {
  const expired = { ok: false, problem: { code: 'code-expired' } };
  await ask();
  const first = await code();
  const second = `autre-${next}`;
  await ask(second);
  if ((await code(second)) !== first) expect((await confirmEmailChange(session(), first)).ok).toBe(false);
  for (let tries = 0; tries < 5; tries += 1) await confirmEmailChange(session(), 'wrong');
  expect(await confirmEmailChange(session(), await code(second))).toEqual(expired);
  await ask();
  await connection().pool.query('update email_change set expires_at = now() where staff_id = $1', [staff.id]);
  expect(await confirmEmailChange(session(), await code())).toEqual(expired);
  expect(await deleteExpiredEmailChanges()).toBe(1);
});

test('takes no address that another account has proved, and tells only the reader of the mailbox', async () => {
  const other = await testStaff();
  expect(await ask(other.email)).toEqual({ ok: true, value: null });
  expect(await confirmEmailChange(session(), await code(other.email))).toEqual({
    ok: false,
    problem: { code: 'email-taken' },
  });
  expect((await account()).email).toBe(staff.email);
});

test('mails a mailbox five codes a day', async () => {
  for (let count = 0; count < 5; count += 1) expect((await ask()).ok).toBe(true);
  expect(await ask()).toMatchObject({ problem: { code: 'wait' } });
});

test('writes wrong codes to the security log', async () => {
  await ask();
  await code();
  for (let turn = 0; turn < 6; turn += 1) await confirmEmailChange(session(), 'wrong');
  const failures = await prisma().securityEvent.findMany({ where: { staffId: staff.id } });
  expect(new Set(failures.map(({ kind }) => kind))).toEqual(new Set(['proof-failed']));
  expect(failures.reduce((sum, { count }) => sum + count, 0)).toBe(6);
});
