import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { listEvents } from '#lib/activity/list-events.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { minutesOn, setUpFactor, testPassword } from '#lib/testing/team.ts';
import type { AccountSession } from '../account/account-session.ts';
import { changePassword } from '../account/change-password.ts';
import { requestEmailChange } from '../account/request-email-change.ts';
import { deleteExpiredChallenges } from '../delete-expired.ts';
import { findSession } from '../find-session.ts';
import { hashPassword } from '../password.ts';
import { signIn } from '../sign-in.ts';
import { staffOfSession } from '../staff-of.ts';
import { startSession } from '../start-session.ts';
import { checkFactor } from './check-factor.ts';
import { recoveryCodeHash } from './factor-secret.ts';
import { confirmFactor, readFactor, removeOwnFactor, renewRecoveryCodes, startFactor } from './set-up-factor.ts';
import { findChallenge, passChallenge } from './sign-in-challenge.ts';
import { totpCode } from './totp.ts';

const device = { browser: 'Firefox · Linux', address: '192.0.2.1' };
const wrong = { ok: false, problem: { code: 'factor-code-wrong' } };
let staff: Staff;
let own: AccountSession;
let secret: string;
let recoveryCodes: string[];

beforeAll(async () => void (await testDatabase()));
beforeEach(async () => {
  staff = await testStaff();
  ({ own, secret, recoveryCodes } = await setUpFactor(staff));
});

afterEach(() => void vi.unstubAllEnvs());

const codeAt = (minutes: number) => totpCode(secret, minutesOn(minutes));
const mailed = async ({ email }: Staff = staff) =>
  (await prisma().mail.findMany({ where: { to: email }, select: { kind: true } })).map(({ kind }) => kind);
const changes = async () =>
  (await listEvents(staff)).events.map(({ event }) => (event.kind === 'account-changed' ? event.details.change : null));

async function challenge(): Promise<string> {
  const tried = await signIn({ email: staff.email, password: testPassword, address: staff.id, knownBrowser: null });
  if (!tried.ok || !('challengeId' in tried.value)) throw new Error('no challenge');
  return tried.value.challengeId;
}

test('is off until a first code was typed, then ends other sessions and tells the owner', async () => {
  const other = await testStaff();
  const passwordHash = await hashPassword(testPassword);
  await prisma().staffAccount.update({ where: { id: other.id }, data: { passwordHash } });
  const session = { staffId: other.id, sessionId: (await startSession(other.id, null)) ?? '' };
  const elsewhere = (await startSession(other.id, null)) ?? '';
  expect(await startFactor(session, 'wrong')).toMatchObject({ problem: { code: 'password-wrong' } });
  expect(await readFactor(session)).toEqual({ kind: 'off' });
  await startFactor(session, testPassword);
  const state = await readFactor(session);
  const shown = state.kind === 'pending' ? state.secret : '';
  expect(await startSession(other.id, null)).not.toBeNull();
  for (const code of ['', '000000x', '\0', totpCode(secret, minutesOn(0)), totpCode(shown, minutesOn(9))])
    expect(await confirmFactor(session, code, minutesOn(0))).toEqual(wrong);
  const both = await Promise.all([0, 1].map(() => confirmFactor(session, totpCode(shown, minutesOn(0)), minutesOn(0))));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await readFactor(session)).toMatchObject({ kind: 'on', recoveryCodes: 10 });
  expect(await findSession(elsewhere)).toBeNull();
  expect(await findSession(session.sessionId)).not.toBeNull();
  expect(await startFactor(session, testPassword)).toEqual({ ok: false, problem: { code: 'factor-on' } });
  expect(await mailed(other)).toEqual(['sign-in-changed']);
  const { rows } = await connection().pool.query('select sealed_secret from second_factor where staff_id = $1', [
    other.id,
  ]);
  expect(JSON.stringify(rows)).not.toContain(shown);
});

test('opens no session by the password alone, and lets the challenge open nothing', async () => {
  expect(await startSession(staff.id, null)).toBeNull();
  const before = await prisma().staffSession.count({ where: { staffId: staff.id } });
  const id = await challenge();
  expect(await prisma().staffSession.count({ where: { staffId: staff.id } })).toBe(before);
  expect(await findSession(id)).toBeNull();
  expect(await staffOfSession(id, staff.structure.slug)).toBeNull();
  expect(await findChallenge(own.sessionId)).toBeNull();
  expect(await findChallenge(id)).toEqual({ staffId: staff.id, email: staff.email });
});

test('opens a session by a code, which counts once, and uses the challenge up', async () => {
  const id = await challenge();
  expect(await passChallenge(id, codeAt(9), device, minutesOn(1))).toEqual(wrong);
  // The code that confirmed the app was used.
  expect(await passChallenge(id, codeAt(0), device, minutesOn(0))).toEqual(wrong);
  const passed = await passChallenge(id, ` ${codeAt(2)} `, device, minutesOn(2));
  expect(passed.ok && (await findSession(passed.value.sessionId))).toEqual({ staffId: staff.id });
  expect(await passChallenge(id, codeAt(4), device, minutesOn(4))).toEqual({
    ok: false,
    problem: { code: 'challenge-expired' },
  });
  expect(await passChallenge(await challenge(), codeAt(2), device, minutesOn(2))).toEqual(wrong);
});

test('lets one of two browsers in with the same code, or with the same challenge', async () => {
  const ids = [await challenge(), await challenge()];
  const same = await Promise.all(ids.map((id) => passChallenge(id, codeAt(2), device, minutesOn(2))));
  expect(same.filter(({ ok }) => ok)).toHaveLength(1);
  const id = await challenge();
  const codes = [recoveryCodes[0] ?? '', recoveryCodes[1] ?? ''];
  const twice = await Promise.all(codes.map((code) => passChallenge(id, code, device)));
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
});

test('accepts each recovery code once, tells its use by mail, and makes new ones for a code', async () => {
  const [first = '', second = '', third = ''] = recoveryCodes;
  const twice = await Promise.all([0, 1].map(() => checkFactor(staff.id, first)));
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await passChallenge(await challenge(), second.toUpperCase(), device)).toMatchObject({ ok: true });
  expect(await readFactor(own)).toMatchObject({ recoveryCodes: 8 });
  expect(await checkFactor((await testStaff()).id, third)).toEqual(wrong);
  expect(await renewRecoveryCodes(own, 'abcde-fghij')).toEqual(wrong);
  const renewed = await renewRecoveryCodes(own, third);
  expect(renewed.ok && new Set([...renewed.value.recoveryCodes, ...recoveryCodes]).size).toBe(20);
  expect(await checkFactor(staff.id, recoveryCodes[4] ?? '')).toEqual(wrong);
  expect(await changes()).toEqual(['recovery-codes', 'recovery-code-used', 'factor-on']);
  expect(await mailed()).toHaveLength(3);
});

test('accepts no recovery code of ten signs, as they were made before they had 24', async () => {
  await connection().pool.query('insert into recovery_code (staff_id, code_hash) values ($1, $2)', [
    staff.id,
    recoveryCodeHash('abcde-fgh23', staff.id),
  ]);
  // Their 49 bits would ask for a password hash where they are stored (ASVS 6.5.2).
  expect(await checkFactor(staff.id, ' ABCDE FGH23 ')).toEqual(wrong);
  expect(await checkFactor(staff.id, recoveryCodes[0] ?? '')).toEqual({ ok: true, value: 'recovery' });
});

test('asks for a code before password or e-mail are changed, and uses up none for a refused change', async () => {
  const [code = ''] = recoveryCodes;
  const next = 'une autre phrase longue';
  const withoutCode = { current: testPassword, password: next };
  for (const typed of [withoutCode, { ...withoutCode, code: '123456' }])
    expect(await changePassword(own, typed)).toEqual(wrong);
  expect(await changePassword(own, { current: testPassword, password: 'password123', code })).toEqual({
    ok: false,
    problem: { code: 'password-common' },
  });
  expect(await changePassword(own, { ...withoutCode, code })).toEqual({ ok: true, value: null });
  vi.stubEnv('RESEND_API_KEY', 're_test');
  vi.stubEnv('MAIL_FROM', 'club@exemple.example');
  const asked = { email: `autre-${crypto.randomUUID()}@exemple.example`, password: next };
  expect(await requestEmailChange(own, asked)).toEqual(wrong);
  expect(await requestEmailChange(own, { ...asked, code })).toEqual(wrong);
  expect(await requestEmailChange(own, { ...asked, code: recoveryCodes[1] ?? '' })).toMatchObject({ ok: true });
});

test('counts wrong codes of an account, wherever they are typed', async () => {
  const id = await challenge();
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await passChallenge(id, '000000', device, minutesOn(60))).toEqual(wrong);
    expect(await renewRecoveryCodes(own, 'abcde-fghij')).toEqual(wrong);
  }
  const wait = { ok: false, problem: { code: 'wait', seconds: expect.any(Number) } };
  expect(await passChallenge(id, codeAt(2), device, minutesOn(2))).toEqual(wait);
  expect(await checkFactor(staff.id, recoveryCodes[0] ?? '')).toEqual(wait);
});

test('ends a challenge with the password it began with, and after five minutes', async () => {
  const id = await challenge();
  const there = { current: testPassword, password: 'une autre phrase longue', code: recoveryCodes[0] ?? '' };
  await changePassword(own, there);
  expect(await findChallenge(id)).toBeNull();
  await changePassword(own, { current: there.password, password: testPassword, code: recoveryCodes[1] ?? '' });
  const late = await challenge();
  await prisma().signInChallenge.updateMany({ where: { staffId: staff.id }, data: { expiresAt: new Date() } });
  expect(await passChallenge(late, codeAt(2), device, minutesOn(2))).toMatchObject({
    problem: { code: 'challenge-expired' },
  });
  expect(await deleteExpiredChallenges()).toBe(1);
});

test('is turned off by password and code together, and signing in then opens a session', async () => {
  const id = await challenge();
  const remove = (password: string, code: string) => removeOwnFactor(own, { password, code }, minutesOn(2));
  expect(await remove('wrong', codeAt(2))).toMatchObject({ problem: { code: 'password-wrong' } });
  expect(await remove(testPassword, '000000')).toEqual(wrong);
  expect(await readFactor(own)).toMatchObject({ kind: 'on' });
  expect(await remove(testPassword, codeAt(2))).toEqual({ ok: true, value: null });
  expect(await readFactor(own)).toEqual({ kind: 'off' });
  expect(await findChallenge(id)).toBeNull();
  expect(await checkFactor(staff.id, recoveryCodes[0] ?? '')).toEqual(wrong);
  expect(await startSession(staff.id, null)).not.toBeNull();
  expect(await changes()).toEqual(['factor-off', 'factor-on']);
});

test('writes wrong codes of its own forms to the security log', async () => {
  const failures = async () => {
    const kept = await prisma().securityEvent.findMany({ where: { staffId: staff.id, kind: 'proof-failed' } });
    return kept.reduce((sum, { count }) => sum + count, 0);
  };
  expect(await failures()).toBe(0);
  expect(await renewRecoveryCodes(own, '000000x')).toEqual(wrong);
  expect(await removeOwnFactor(own, { password: testPassword, code: '000000x' })).toEqual(wrong);
  expect(await failures()).toBe(2);
  expect((await removeOwnFactor(own, { password: testPassword, code: codeAt(5) }, minutesOn(5))).ok).toBe(true);
  expect((await startFactor(own, testPassword)).ok).toBe(true);
  expect(await confirmFactor(own, '000000x')).toEqual(wrong);
  expect(await failures()).toBe(3);
});
