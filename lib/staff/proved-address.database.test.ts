import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { receiveMail } from '#lib/testing/mail.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { inviteColleague } from './invite-colleague.ts';
import { findJoinLink } from './joining/find-join-link.ts';
import { emailOfJoinCode } from './joining/join-code.ts';
import { joinStructure } from './joining/join-structure.ts';
import { sendJoinCode } from './joining/send-join-code.ts';
import { removeColleague } from './remove-colleague.ts';
import { requestPasswordReset } from './reset/request-password-reset.ts';
import { resetPassword } from './reset/reset-password.ts';
import { signIn } from './sign-in.ts';

const password = 'une phrase assez longue';
let ours: Staff;
let theirs: Staff;
let email: string;
let address: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  [ours, theirs] = [await testStaff(), await testStaff()];
  email = `zoe-${crypto.randomUUID()}@exemple.example`;
  address = crypto.randomUUID();
});
afterEach(() => {
  for (const name of ['RESEND_API_KEY', 'MAIL_FROM']) delete process.env[name];
});

const withMail = () => Object.assign(process.env, { RESEND_API_KEY: 're_test', MAIL_FROM: 'club@exemple.example' });
const person = (more: object = {}) => ({ name: 'Zoé', email, password, ...more });
const signInWith = (tried: string) =>
  signIn({ email, password: tried, address: crypto.randomUUID(), knownBrowser: null });
const accounts = () => prisma().staffAccount.findMany({ where: { emailKey: email }, orderBy: { createdAt: 'asc' } });

async function linkOf(owner: Staff, to?: string): Promise<string> {
  const invited = await inviteColleague(owner, { name: 'Zoé', role: 'reception', ...(to && { email: to }) });
  if (!invited.ok) throw new Error(JSON.stringify(invited.problem));
  return invited.value.token;
}

async function lastText({ structure }: Staff): Promise<string> {
  return (await receiveMail({ structureId: structure.id }))?.text ?? '';
}
const mailedToken = async (owner: Staff) => /token=([\w-]+)/.exec(await lastText(owner))?.[1] ?? '';
const mailedCode = async (owner: Staff) => /\b\d{6}\b/.exec(await lastText(owner))?.[0] ?? '';

async function codeFor(token: string, to = email): Promise<string> {
  const sent = await sendJoinCode(token, to, address);
  if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
  return sent.value.id;
}

test('lets the person who proves an address join, although an owner took it for another account', async () => {
  const squatted = await joinStructure(
    await linkOf(ours),
    person({ name: 'Squatter', password: 'le mot du squatteur' }),
    address,
  );
  expect(squatted.ok).toBe(true);
  await linkOf(theirs, email);
  const joined = await joinStructure(await mailedToken(theirs), person(), address);
  expect(joined).toMatchObject({ ok: true, value: { email } });
  expect((await accounts()).map(({ emailProvedAt }) => emailProvedAt !== null)).toEqual([false, true]);
  const [mine, other] = [await signInWith(password), await signInWith('le mot du squatteur')];
  expect(mine.ok && joined.ok && mine.value.staffId).toBe(joined.ok && joined.value.staffId);
  expect(other.ok && squatted.ok && other.value.staffId).toBe(squatted.ok && squatted.value.staffId);
});

test('proves the address that a link was mailed to, whatever is typed', async () => {
  withMail();
  await linkOf(ours, email);
  const token = await mailedToken(ours);
  expect(await findJoinLink(token)).toMatchObject({ email, isMailed: true });
  const joined = await joinStructure(token, person({ email: 'somebody-else@exemple.example' }), address);
  expect(joined).toMatchObject({ ok: true, value: { email } });
  expect(await accounts()).toMatchObject([{ emailProvedAt: expect.any(Date) }]);
  expect(await prisma().staffAccount.count({ where: { emailKey: 'somebody-else@exemple.example' } })).toBe(0);
});

test('proves nothing by the link that the owner gets, which is bound to the address too', async () => {
  withMail();
  const token = await linkOf(ours, email);
  expect(await findJoinLink(token)).toMatchObject({ email, isMailed: false });
  expect(await joinStructure(token, person(), address)).toEqual({
    ok: false,
    problem: { field: 'code', code: 'code-expired' },
  });
  const id = await codeFor(token, 'somebody-else@exemple.example');
  const link = await findJoinLink(token);
  expect(link && (await emailOfJoinCode(link, id))).toBe(email);
});

test('asks for a mailed code at a link that was passed on, and ends it after five wrong tries', async () => {
  withMail();
  const token = await linkOf(ours);
  const first = await codeFor(token);
  const code = await mailedCode(ours);
  const wrong = code === '000000' ? '111111' : '000000';
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await joinStructure(token, person({ codeId: first, code: wrong }), address)).toMatchObject({
      ok: false,
      problem: { code: 'code-wrong' },
    });
  }
  expect(await joinStructure(token, person({ codeId: first, code }), address)).toMatchObject({
    ok: false,
    problem: { code: 'code-expired' },
  });
  expect(await accounts()).toEqual([]);
  await prisma().joinCode.updateMany({ where: { id: first }, data: { createdAt: new Date(Date.now() - 61_000) } });
  const second = await codeFor(token);
  const right = await mailedCode(ours);
  expect(
    await joinStructure(token, person({ codeId: second, code: `${right.slice(0, 3)} ${right.slice(3)}` }), address),
  ).toMatchObject({
    ok: true,
    value: { email },
  });
  expect(await accounts()).toMatchObject([{ emailProvedAt: expect.any(Date) }]);
});

test('refuses a code of another invitation', async () => {
  withMail();
  const id = await codeFor(await linkOf(ours));
  const code = await mailedCode(ours);
  const other = await linkOf(theirs);
  expect(await joinStructure(other, person({ codeId: id, code }), address)).toMatchObject({
    ok: false,
    problem: { code: 'code-expired' },
  });
});

test('mails one code for eight concurrent requests, and five a day to a mailbox for all invitations', async () => {
  withMail();
  const token = await linkOf(ours);
  const ids = await Promise.all(Array.from({ length: 8 }, () => codeFor(token)));
  expect(new Set(ids).size).toBe(1);
  const mails = () => prisma().mail.count({ where: { to: email } });
  expect(await mails()).toBe(1);
  expect(await sendJoinCode(await linkOf(theirs), email, address)).toMatchObject({
    ok: false,
    problem: { code: 'wait' },
  });
  for (let minute = 0; minute < 6; minute += 1) {
    await prisma()
      .$executeRaw`update join_code set created_at = created_at - interval '2 minutes' where email_key = ${email}`;
    await sendJoinCode(minute % 2 ? token : await linkOf(theirs), email, crypto.randomUUID());
  }
  expect(await mails()).toBe(5);
  expect(await sendJoinCode(token, email, crypto.randomUUID())).toEqual({
    ok: false,
    problem: { code: 'too-many-codes' },
  });
});

test('answers a request for a code alike with and without an account', async () => {
  withMail();
  const known = await sendJoinCode(await linkOf(ours), theirs.email, address);
  const unknown = await sendJoinCode(await linkOf(ours), email, address);
  expect([known, unknown]).toEqual(Array(2).fill({ ok: true, value: { id: expect.any(String) } }));
});

test('proves one account when two people prove one new address concurrently', async () => {
  withMail();
  await Promise.all([linkOf(ours, email), linkOf(theirs, email)]);
  const tokens = [await mailedToken(ours), await mailedToken(theirs)];
  const outcomes = await Promise.all(
    tokens.map((token, n) => joinStructure(token, person({ password: `${password} ${n}` }), address)),
  );
  const proved = (await accounts()).filter(({ emailProvedAt }) => emailProvedAt);
  expect(proved).toHaveLength(1);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ problem: { field: 'password', code: 'account-password' } });
});

test('keeps an unproved account that proves its address by a mailed link', async () => {
  const first = await joinStructure(await linkOf(ours), person(), address);
  await linkOf(theirs, email);
  const second = await joinStructure(await mailedToken(theirs), person(), address);
  expect(second.ok && first.ok && second.value.staffId).toBe(first.ok && first.value.staffId);
  expect(await accounts()).toMatchObject([{ emailProvedAt: expect.any(Date) }]);
});

test('refuses a second account of one address in the same team without mail', async () => {
  await joinStructure(await linkOf(ours), person(), address);
  const again = await joinStructure(await linkOf(ours), person({ password: 'une autre phrase longue' }), address);
  expect(again).toMatchObject({ ok: false, problem: { code: 'already-member' } });
});

test('mails a reset link, which proves the address, also to an account without a team', async () => {
  const joined = await joinStructure(await linkOf(ours), person(), address);
  if (!joined.ok) throw new Error('not joined');
  await removeColleague(ours, joined.value.staffId);
  await requestPasswordReset(email, address);
  const other = 'une autre phrase longue';
  expect((await resetPassword(await mailedToken(ours), other)).ok).toBe(true);
  expect(await accounts()).toMatchObject([{ emailProvedAt: expect.any(Date) }]);
  expect((await signInWith(other)).ok).toBe(true);
});

test('reports a mailed link for an invitation with an address and a mail provider', async () => {
  const invite = async (email: string) => {
    const invited = await inviteColleague(ours, { name: 'Zoé', role: 'reception', email });
    return invited.ok && invited.value.mailed;
  };
  expect(await invite('sans-envoi@exemple.example')).toBe(false);
  withMail();
  expect(await invite('avec-envoi@exemple.example')).toBe(true);
  expect(await invite('')).toBe(false);
});
