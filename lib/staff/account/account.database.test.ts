import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listEvents } from '#lib/activity/list-events.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { setIdleHours } from '#lib/structures/change-settings.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { testPassword } from '#lib/testing/team.ts';
import { findSession } from '../find-session.ts';
import { hashPassword } from '../password.ts';
import { signIn } from '../sign-in.ts';
import { staffOfSession } from '../staff-of.ts';
import { startSession } from '../start-session.ts';
import type { AccountSession } from './account-session.ts';
import { changePassword } from './change-password.ts';
import { changeProfile } from './change-profile.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions.ts';
import { languageOfAccount, readAccount } from './read-account.ts';

const next = 'une autre phrase longue';
let passwordHash: string;
let staff: Staff;
let own: AccountSession;

async function openSession({ id }: Staff, browser = 'Firefox · Linux'): Promise<AccountSession> {
  const sessionId = await startSession(id, null, undefined, { browser, address: '192.0.2.1' });
  return { staffId: id, sessionId: sessionId ?? '' };
}

beforeAll(async () => {
  await testDatabase();
  passwordHash = await hashPassword(testPassword);
});
beforeEach(async () => {
  staff = await testStaff();
  await prisma().staffAccount.update({ where: { id: staff.id }, data: { passwordHash } });
  own = await openSession(staff);
});

const eventsOf = async ({ structure }: Staff) => (await listEvents({ ...staff, structure })).events.map((e) => e.event);
const mailsOf = ({ email }: Staff) =>
  prisma().mail.findMany({ where: { to: email }, select: { kind: true, language: true, structureId: true } });

test('changes name and language, and writes the name down in every structure', async () => {
  const other = await testStaff();
  await prisma().membership.create({
    data: { structureId: other.structure.id, staffId: staff.id, role: 'reception' },
  });
  expect(await languageOfAccount(staff.id)).toBeNull();
  await changeProfile(own, { name: 'Nadia B.', language: 'en' });
  expect(await readAccount(own)).toEqual({ name: 'Nadia B.', email: staff.email, proved: true, language: 'en' });
  await changeProfile(own, { name: 'Nadia B.', language: 'fr' });
  expect(await languageOfAccount(staff.id)).toBe('fr');
  const change = { kind: 'account-changed', details: { staffId: staff.id, change: 'name' } };
  for (const { structure } of [staff, other]) expect(await eventsOf({ ...staff, structure })).toEqual([change]);
  expect(await mailsOf(staff)).toEqual([]);
});

test('changes the password, ends every other session and tells the owner', async () => {
  const elsewhere = await openSession(staff);
  await changeProfile(own, { name: staff.name, language: 'en' });
  expect(await changePassword(own, { current: testPassword, password: next })).toEqual({ ok: true, value: null });
  expect(await findSession(own.sessionId)).not.toBeNull();
  expect(await findSession(elsewhere.sessionId)).toBeNull();
  const attempt = { email: staff.email, address: crypto.randomUUID(), knownBrowser: null };
  expect((await signIn({ ...attempt, password: testPassword })).ok).toBe(false);
  expect((await signIn({ ...attempt, password: next })).ok).toBe(true);
  expect(await mailsOf(staff)).toEqual([{ kind: 'sign-in-changed', language: 'en', structureId: staff.structure.id }]);
  expect(await eventsOf(staff)).toMatchObject([{ kind: 'account-changed', details: { change: 'password' } }]);
});

test('refuses a wrong present password and a weak new one, and changes nothing', async () => {
  const elsewhere = await openSession(staff);
  const attempts = [
    [{ current: 'wrong', password: next }, 'password-wrong'],
    [{ current: testPassword, password: 'Password123!' }, 'password-common'],
    [{ current: testPassword, password: 'club-dessai-2026' }, 'password-guessable'],
    [{ current: testPassword, password: staff.email }, 'password-guessable'],
  ] as const;
  for (const [typed, code] of attempts)
    expect(await changePassword(own, typed)).toEqual({ ok: false, problem: { code } });
  expect(await findSession(elsewhere.sessionId)).not.toBeNull();
  expect(await mailsOf(staff)).toEqual([]);
});

test('lets one of two changes at once through, and counts wrong passwords', async () => {
  const changes = await Promise.all(
    [next, `${next} encore`].map((password) => changePassword(own, { current: testPassword, password })),
  );
  expect(changes.filter(({ ok }) => ok)).toHaveLength(1);
  for (let tries = 0; tries < 12; tries += 1) await changePassword(own, { current: 'wrong', password: next });
  expect(await changePassword(own, { current: next, password: testPassword })).toMatchObject({
    problem: { code: 'wait' },
  });
});

test('lists the open sessions and ends one or all others, never those of another account', async () => {
  const second = await openSession(staff, 'Safari · iPhone');
  const third = await openSession(staff);
  const stranger = await openSession(await testStaff());
  const listed = await listOwnSessions(own);
  expect(listed).toHaveLength(3);
  expect(listed[0]).toMatchObject({ isCurrent: true, browser: 'Firefox · Linux', address: '192.0.2.1' });
  const [current, iphone] = [listed[0], listed.find(({ browser }) => browser === 'Safari · iPhone')];
  const [foreign] = await listOwnSessions(stranger);
  for (const id of [current?.id, foreign?.id, 'none', '\0', crypto.randomUUID()])
    expect(await endOwnSession(own, id ?? '')).toBe(false);
  expect(await endOwnSession(own, iphone?.id ?? '')).toBe(true);
  expect(await findSession(second.sessionId)).toBeNull();
  expect(await endOtherSessions(own)).toBe(1);
  const left = await Promise.all([third, own, stranger].map(({ sessionId }) => findSession(sessionId)));
  expect(left.map((session) => session !== null)).toEqual([false, true, true]);
});

test('ends a session that was not used for as long as the strictest of its structures allows', async () => {
  const { slug } = staff.structure;
  await setIdleHours(staff, 24);
  await setIdleHours(staff, 24);
  expect(await eventsOf(staff)).toEqual([{ kind: 'idle-limit-changed', details: { before: 336, after: 24 } }]);
  const rest = (hours: number) =>
    connection().pool.query(
      'update staff_session set seen_at = now() - make_interval(hours => $2) where staff_id = $1',
      [staff.id, hours],
    );
  await rest(23);
  expect(await findSession(own.sessionId)).not.toBeNull();
  const strict = await testStaff();
  await setIdleHours(strict, 8);
  await prisma().membership.create({
    data: { structureId: strict.structure.id, staffId: staff.id, role: 'reception' },
  });
  expect(await staffOfSession(own.sessionId, slug)).toBeNull();
  expect(await findSession(own.sessionId)).toBeNull();
  expect(await listOwnSessions(own)).toEqual([]);
  await rest(7);
  expect(await staffOfSession(own.sessionId, slug)).not.toBeNull();
  await rest(7);
  expect(await findSession(own.sessionId)).not.toBeNull();
});
