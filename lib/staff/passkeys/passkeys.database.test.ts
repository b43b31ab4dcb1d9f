import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { isProofNeeded } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { PasskeyDevice } from '#lib/testing/devices/passkey-device.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { setUpFactor } from '#lib/testing/team.ts';
import type { AccountSession } from '../account/account-session.ts';
import { isSessionProved } from '../account/prove-again.ts';
import { deleteSpentChallenges } from '../delete-expired.ts';
import { removeColleagueFactor } from '../factor/remove-lost-factor.ts';
import { findSession } from '../find-session.ts';
import { startSession } from '../start-session.ts';
import { addPasskey, newPasskeyOptions } from './add-passkey.ts';
import { newChallenge } from './challenge.ts';
import { passkeyOptions } from './check-passkey.ts';
import { listPasskeys, removePasskey } from './own-passkeys.ts';
import { proveByPasskey } from './prove-by-passkey.ts';
import { signInByPasskey } from './sign-in-by-passkey.ts';

const device = { browser: 'Firefox · Linux', address: '192.0.2.7' };
const refused = { ok: false, problem: { code: 'passkey-refused' } };
let staff: Staff;
let own: AccountSession;
let phone: PasskeyDevice;

beforeAll(async () => void (await testDatabase()));
beforeEach(async () => {
  vi.stubEnv('APP_URL', 'http://localhost:3000');
  device.address = crypto.randomUUID();
  staff = await testStaff();
  own = await provedSession(staff.id);
  phone = new PasskeyDevice();
});
afterEach(() => void vi.unstubAllEnvs());

async function provedSession(staffId: string): Promise<AccountSession> {
  const sessionId = (await startSession(staffId, null, undefined, undefined, { checked: 'code' })) ?? '';
  await prisma().staffSession.updateMany({ where: { staffId }, data: { provedAt: new Date() } });
  return { staffId, sessionId };
}

async function add(session = own, made = phone): Promise<void> {
  const { challenge } = await newPasskeyOptions(session);
  expect(await addPasskey(session, { json: made.make(challenge), name: 'Téléphone' })).toEqual({
    ok: true,
    value: null,
  });
}

const challengeOf = async (purpose: Parameters<typeof passkeyOptions>[0] = 'sign-in') =>
  (await passkeyOptions(purpose)).challenge;
const mailsTo = ({ email }: Staff) => prisma().mail.count({ where: { to: email, kind: 'sign-in-changed' } });

test('opens a session by the device alone, also of an account with a second factor', async () => {
  const { own: withFactor } = await setUpFactor(staff);
  await add(withFactor);
  const opened = await signInByPasskey(phone.use(await challengeOf()), device);
  expect(opened).toMatchObject({ ok: true, value: { staffId: staff.id, email: staff.email } });
  expect(opened.ok && (await findSession(opened.value.sessionId))).toEqual({ staffId: staff.id });
  expect(await listPasskeys(own)).toMatchObject([{ name: 'Téléphone', usedAt: expect.any(Date) }]);
  const kinds = await prisma().securityEvent.findMany({ where: { staffId: staff.id, kind: 'signed-in' } });
  expect(kinds.map(({ details }) => details)).toContainEqual({ by: 'passkey' });
});

test('accepts no answer twice, also of two at once, and none whose counter falls', async () => {
  await add();
  const answer = phone.use(await challengeOf());
  const both = await Promise.all([0, 1].map(() => signInByPasskey(answer, device)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await signInByPasskey(answer, device)).toEqual(refused);
  expect(await signInByPasskey(phone.use(await challengeOf(), { counter: 1 }), device)).toEqual(refused);
  expect(await signInByPasskey(phone.use(await challengeOf(), { counter: 9 }), device)).toMatchObject({ ok: true });
});

test('refuses answers of another site, without recognition, to another question, too late, and odd ones', async () => {
  await add();
  const late = newChallenge('sign-in', Date.now() - 6 * 60_000);
  const early = newChallenge('sign-in', Date.now() + 60_000);
  const answers = [
    phone.use(await challengeOf(), { origin: 'https://evil.example' }),
    phone.use(await challengeOf(), { host: 'evil.example' }),
    phone.use(await challengeOf(), { unverified: true }),
    phone.use(await challengeOf(`prove ${staff.id}`)),
    phone.use(late),
    phone.use(early),
    phone.use('AAAA'),
    new PasskeyDevice().use(await challengeOf()),
    phone.make(await challengeOf()),
    '',
    'null',
    '{}',
    '[1]',
    `{"id":"${'A'.repeat(30_000)}"}`,
    phone.use(await challengeOf()).replace('"signature":"', '"signature":"AA'),
    '\0'.repeat(100),
  ];
  for (const answer of answers) expect(await signInByPasskey(answer, device), answer.slice(0, 80)).toEqual(refused);
  expect(await signInByPasskey(phone.use(await challengeOf()), device)).toMatchObject({ ok: true });
});

test('limits answers from one network address', async () => {
  for (let tries = 0; tries < 50; tries += 1) await signInByPasskey('', device);
  expect(await signInByPasskey('', device)).toEqual({
    ok: false,
    problem: { code: 'wait', seconds: expect.any(Number) },
  });
});

test('is added after a recent proof only, once, at most twenty times, and told by mail', async () => {
  const stale = { ...own, sessionId: (await startSession(staff.id, null)) ?? '' };
  await prisma().staffSession.updateMany({ where: { staffId: staff.id }, data: { provedAt: new Date(0) } });
  await expect(newPasskeyOptions(stale)).rejects.toSatisfy(isProofNeeded);
  await expect(addPasskey(stale, { json: '', name: 'x' })).rejects.toSatisfy(isProofNeeded);
  own = await provedSession(staff.id);
  await add();
  const again = await newPasskeyOptions(own);
  expect(again.excludeCredentials).toMatchObject([{ id: phone.id.toString('base64url') }]);
  const named = (json: string) => addPasskey(own, { json, name: 'Autre' });
  expect(await named(phone.make(again.challenge))).toEqual({ ok: false, problem: { code: 'passkey-known' } });
  for (const odd of [{ unverified: true }, { host: 'evil.example' }, { origin: 'http://localhost:3001' }])
    expect(await named(new PasskeyDevice().make((await newPasskeyOptions(own)).challenge, odd))).toEqual(refused);
  const foreign = await newPasskeyOptions(await provedSession((await testStaff()).id));
  expect(await named(new PasskeyDevice().make(foreign.challenge))).toEqual(refused);
  for (const json of ['', '{}', phone.use(again.challenge)]) expect(await named(json)).toEqual(refused);
  expect(await mailsTo(staff)).toBe(1);
  for (let count = 1; count < 20; count += 1) await add(own, new PasskeyDevice());
  const { challenge } = await newPasskeyOptions(own);
  expect(await named(new PasskeyDevice().make(challenge))).toEqual({
    ok: false,
    problem: { code: 'too-many-passkeys' },
  });
});

test('proves the session of its own account again, and no other', async () => {
  await add();
  const other = await testStaff();
  const session = { staffId: other.id, sessionId: (await startSession(other.id, null)) ?? '' };
  await prisma().staffSession.updateMany({
    where: { staffId: { in: [staff.id, other.id] } },
    data: { provedAt: new Date(0) },
  });
  expect(await proveByPasskey(session, phone.use(await challengeOf(`prove ${other.id}`)))).toEqual(refused);
  expect(await proveByPasskey(own, phone.use(await challengeOf()))).toEqual(refused);
  expect(await isSessionProved(session)).toBe(false);
  expect(await isSessionProved(own)).toBe(false);
  const answer = phone.use(await challengeOf(`prove ${staff.id}`));
  expect(await proveByPasskey(own, answer)).toEqual({ ok: true, value: { provedUntil: expect.any(Date) } });
  expect(await isSessionProved(own)).toBe(true);
  expect(await proveByPasskey(own, answer)).toEqual(refused);
});

test('opens nothing once it is removed, by its owner or with the factor of a colleague', async () => {
  await add();
  const [key] = await listPasskeys(own);
  const stranger = await provedSession((await testStaff()).id);
  expect(await removePasskey(stranger, key?.id ?? '')).toBe(false);
  for (const id of ['', 'x', crypto.randomUUID()]) expect(await removePasskey(own, id)).toBe(false);
  const answer = phone.use(await challengeOf());
  expect(await removePasskey(own, key?.id ?? '')).toBe(true);
  expect(await removePasskey(own, key?.id ?? '')).toBe(false);
  expect(await signInByPasskey(answer, device)).toEqual(refused);
  expect(await mailsTo(staff)).toBe(2);

  const colleague = await testStaff('manager', staff);
  const tablet = new PasskeyDevice();
  await add(await provedSession(colleague.id), tablet);
  expect(await removeColleagueFactor(staff, colleague.id)).toEqual({ ok: true, value: null });
  expect(await signInByPasskey(tablet.use(await challengeOf()), device)).toEqual(refused);
});

test('forgets used challenges only when nobody could use them again', async () => {
  await add();
  await signInByPasskey(phone.use(await challengeOf()), device);
  expect(await deleteSpentChallenges()).toBe(0);
  const before = await prisma().spentChallenge.count();
  await prisma().spentChallenge.updateMany({ data: { expiresAt: new Date(0) } });
  expect(await deleteSpentChallenges()).toBe(before);
});
