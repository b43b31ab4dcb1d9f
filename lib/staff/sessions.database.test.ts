import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listEvents } from '#lib/activity/list-events.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { deleteExpiredSessions } from './delete-expired.ts';
import { endColleagueSessions } from './end-colleague-sessions.ts';
import { endSession } from './end-session.ts';
import { findSession, secondsOfSession } from './find-session.ts';
import { removeColleague } from './remove-colleague.ts';
import { renewSessionId } from './renew-session-id.ts';
import { listenerOfSession, memberOfSession, staffOf, staffOfSession } from './staff-of.ts';
import { startSession } from './start-session.ts';
import { structuresOf } from './structures-of.ts';

let owner: Staff;
let staff: Staff;
let session: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  owner = await testStaff();
  staff = await testStaff('reception', owner);
  session = (await startSession(staff.id, null)) ?? '';
});

const rows = () => prisma().staffSession.findMany({ where: { staffId: staff.id } });

test('signs in to the account and its structure, and keeps the id only as a hash', async () => {
  expect(await findSession(session)).toEqual({ staffId: staff.id });
  expect(await staffOfSession(session, staff.structure.slug)).toEqual({
    ...(await staffOf(staff.id, staff.structure.slug)),
    provedUntil: expect.any(Date),
  });
  expect(await staffOfSession(session, (await testStaff()).structure.slug)).toBeNull();
  expect(JSON.stringify(await rows())).not.toContain(session);
});

test('reads every structure of the account with the session, as `structuresOf` does', async () => {
  const other = await testStaff();
  await prisma().membership.create({ data: { staffId: staff.id, structureId: other.structure.id, role: 'manager' } });
  const member = await memberOfSession(session, staff.structure.slug);
  expect(member?.structures).toHaveLength(2);
  expect(member).toEqual({
    staff: await staffOfSession(session, staff.structure.slug),
    structures: await structuresOf(staff.id),
  });
});

test.each(['', '\0', 'x'.repeat(10_000), "' or true --"])('finds no session of the id %j', async (id) => {
  expect(await findSession(id)).toBeNull();
  expect(await staffOfSession(id, staff.structure.slug)).toBeNull();
});

test('tells its account alone after how many seconds it ends without a visit, and asking is none', async () => {
  const fortnight = 14 * 24 * 3_600;
  const week = 7 * 24 * 3_600;
  const near = (seconds: number) => expect.closeTo(seconds, -2);
  expect(await secondsOfSession(session, staff.id)).toEqual(near(fortnight));
  for (const other of [owner.id, '', '\0', 'x']) expect(await secondsOfSession(session, other)).toBeNull();
  await prisma().structure.update({ where: { id: staff.structure.id }, data: { idleHours: 8 * 24 } });
  const seenAt = new Date(Date.now() - 24 * 3_600_000);
  await prisma().staffSession.updateMany({ where: { staffId: staff.id }, data: { seenAt } });
  expect(await secondsOfSession(session, staff.id)).toEqual(near(week));
  expect((await rows())[0]?.seenAt).toEqual(seenAt);
  await endSession(session);
  expect(await secondsOfSession(session, staff.id)).toBeNull();
});

test('gets another id once of two renewals at once, and the former one opens nothing', async () => {
  const other = (await startSession(staff.id, null)) ?? '';
  const renewed = await Promise.all([renewSessionId(session), renewSessionId(session)]);
  const ids = renewed.filter((id) => id !== null);
  expect(ids).toHaveLength(1);
  expect(await findSession(session)).toBeNull();
  expect(await findSession(ids[0] ?? '')).toEqual({ staffId: staff.id });
  expect(await findSession(other)).not.toBeNull();
  expect(await rows()).toHaveLength(2);
  expect(await renewSessionId('none')).toBeNull();
});

test('ends everywhere by an owner, who is named, and tells the person by mail', async () => {
  await startSession(staff.id, null);
  const own = (await startSession(owner.id, null)) ?? '';
  const refused = (code: string) => ({ ok: false, problem: { code } });
  const stranger = await testStaff();
  expect(await endColleagueSessions(staff, owner.id)).toEqual(refused('not-allowed'));
  expect(await endColleagueSessions(owner, owner.id)).toEqual(refused('own-sessions'));
  expect(await endColleagueSessions(stranger, staff.id)).toEqual(refused('not-found'));
  expect(await endColleagueSessions(owner, staff.id)).toEqual({ ok: true, value: 2 });
  expect(await endColleagueSessions(owner, staff.id)).toEqual({ ok: true, value: 0 });
  expect(await findSession(session)).toBeNull();
  expect(await findSession(own)).not.toBeNull();
  expect((await listEvents(owner)).events).toMatchObject([
    { event: { details: { staffId: staff.id, change: 'sessions-ended' } }, author: owner.name },
  ]);
  expect(await prisma().mail.count({ where: { to: staff.email, kind: 'sign-in-changed' } })).toBe(1);
});

test('ends by signing out, alone', async () => {
  const other = (await startSession(staff.id, null)) ?? '';
  await endSession(session);
  expect([await findSession(session), await staffOfSession(session, staff.structure.slug)]).toEqual([null, null]);
  expect(await findSession(other)).not.toBeNull();
});

test('ends when the last team is left, and not before', async () => {
  const second = await testStaff();
  await prisma().membership.create({ data: { structureId: second.structure.id, staffId: staff.id, role: 'manager' } });
  await removeColleague(owner, staff.id);
  expect(await findSession(session)).not.toBeNull();
  await removeColleague(second, staff.id);
  expect(await findSession(session)).toBeNull();
});

test('ends when two structures remove the person at the same moment', async () => {
  const second = await testStaff();
  await prisma().membership.create({ data: { structureId: second.structure.id, staffId: staff.id, role: 'manager' } });
  await Promise.all([removeColleague(owner, staff.id), removeColleague(second, staff.id)]);
  expect(await findSession(session)).toBeNull();
});

test('does not start with a password that was changed since it was checked', async () => {
  expect(await startSession(staff.id, 'another hash')).toBeNull();
  expect(await rows()).toHaveLength(1);
});

test('expires, and is deleted then', async () => {
  await prisma().staffSession.updateMany({
    where: { staffId: staff.id },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  expect([await findSession(session), await staffOfSession(session, staff.structure.slug)]).toEqual([null, null]);
  await deleteExpiredSessions();
  expect(await rows()).toEqual([]);
});

test('is marked as used at most once in ten minutes', async () => {
  const seen = async () => (await rows())[0]?.seenAt.getTime() ?? 0;
  const first = await seen();
  await staffOfSession(session, staff.structure.slug);
  expect(await seen()).toBe(first);
  await connection().pool.query(
    `update staff_session set seen_at = now() - interval '11 minutes' where staff_id = $1`,
    [staff.id],
  );
  await listenerOfSession(session, staff.structure.slug);
  expect(await seen()).toBeLessThan(first);
  await staffOfSession(session, staff.structure.slug);
  expect(await seen()).toBeGreaterThanOrEqual(first);
});
