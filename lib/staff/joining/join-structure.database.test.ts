import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { setUpFactor, testOwner, testPassword } from '#lib/testing/team.ts';
import { changeRole } from '../change-role.ts';
import { pendingInvitations } from '../colleagues-of.ts';
import { inviteColleague } from '../invite-colleague.ts';
import { staffOf } from '../staff-of.ts';
import { structuresOf } from '../structures-of.ts';
import { findJoinLink } from './find-join-link.ts';
import { joinStructure } from './join-structure.ts';

beforeAll(async () => {
  await testDatabase();
});

async function tokenFor(owner: Staff): Promise<string> {
  const invited = await inviteColleague(owner, { name: 'Ada', role: 'manager' });
  if (!invited.ok) throw new Error(invited.problem.code);
  return invited.value.token as string;
}

const person = (email: string, password = testPassword) => ({ name: 'Ada', email, password });

test('lets a new person join with the role of the invitation, once', async () => {
  const owner = await testOwner('Club Un');
  const token = await tokenFor(owner);
  expect(await pendingInvitations(owner)).toHaveLength(1);
  const joined = await joinStructure(token, person('Ada@Example.org'), 'here');
  expect(joined.ok && (await staffOf(joined.value.staffId, 'club-un'))).toMatchObject({
    role: 'manager',
    email: 'Ada@Example.org',
  });
  expect(await joinStructure(token, person('eve@example.org'), 'here')).toEqual({
    ok: false,
    problem: { code: 'link-invalid' },
  });
  expect(await prisma().staffAccount.count({ where: { emailKey: 'eve@example.org' } })).toBe(0);
  expect(await pendingInvitations(owner)).toHaveLength(0);
});

test('lets one of many people with one link join', async () => {
  const owner = await testOwner('Club Deux');
  const token = await tokenFor(owner);
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, index) => joinStructure(token, person(`p${index}@example.org`), 'here')),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await prisma().membership.count({ where: { structureId: owner.structure.id } })).toBe(2);
  expect(await prisma().staffAccount.count({ where: { emailKey: { startsWith: 'p' } } })).toBe(1);
});

test('lets an existing account join by its own password only, and use both structures', async () => {
  const owner = await testOwner('Club Trois');
  const elsewhere = await testOwner('Club Quatre');
  const token = await tokenFor(owner);
  expect(await joinStructure(token, person(elsewhere.email, 'pas le bon mot'), 'here')).toEqual({
    ok: false,
    problem: { field: 'password', code: 'account-password' },
  });
  expect(await joinStructure(token, person(elsewhere.email), 'here')).toMatchObject({
    ok: true,
    value: { staffId: elsewhere.id },
  });
  expect((await structuresOf(elsewhere.id)).map(({ slug, role }) => `${slug} ${role}`)).toEqual([
    'club-quatre owner',
    'club-trois manager',
  ]);
});

test('lets an account with a second factor join, and opens nothing until its code is typed', async () => {
  const owner = await testOwner('Club Facteur');
  const elsewhere = await testOwner('Club Ailleurs');
  await setUpFactor(elsewhere);
  const before = await prisma().staffSession.count({ where: { staffId: elsewhere.id } });
  const joined = await joinStructure(await tokenFor(owner), person(elsewhere.email), 'here');
  expect(joined).toMatchObject({ ok: true, value: { staffId: elsewhere.id, challengeId: expect.any(String) } });
  expect(joined.ok && 'sessionId' in joined.value).toBe(false);
  expect(await prisma().staffSession.count({ where: { staffId: elsewhere.id } })).toBe(before);
});

test('throttles guesses of a password through an invitation like sign-ins', async () => {
  const owner = await testOwner('Club Cinq');
  const victim = await testOwner('Club Six');
  const token = await tokenFor(owner);
  for (let attempt = 0; attempt < 10; attempt += 1)
    await joinStructure(token, person(victim.email, `essai numéro ${attempt}`), 'there');
  expect(await joinStructure(token, person(victim.email), 'there')).toMatchObject({
    ok: false,
    problem: { code: 'wait' },
  });
});

test('keeps the role of a member who uses a link of their own structure, and the link', async () => {
  const owner = await testOwner('Club Sept');
  const token = await tokenFor(owner);
  expect(await joinStructure(token, person(owner.email), 'here')).toMatchObject({
    ok: false,
    problem: { code: 'already-member' },
  });
  expect((await staffOf(owner.id, 'club-sept'))?.role).toBe('owner');
  expect(await findJoinLink(token)).not.toBeNull();
});

test('ends a link after seven days, and when its author is no longer an owner', async () => {
  const owner = await testOwner('Club Huit');
  const second = await testStaff('owner', owner);
  const late = await tokenFor(owner);
  await prisma().joinLink.updateMany({
    where: { structureId: owner.structure.id },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  expect(await findJoinLink(late)).toBeNull();
  const orphan = await tokenFor(second);
  await changeRole(owner, { staffId: second.id, role: 'manager' });
  expect(await joinStructure(orphan, person('late@example.org'), 'here')).toEqual({
    ok: false,
    problem: { code: 'link-invalid' },
  });
});

test('mails an address one link a minute and five a day, and does not limit links that the owner passes on', async () => {
  const owner = await testOwner('Club Dix');
  const invite = (email: string) => inviteColleague(owner, { name: 'Ada', role: 'manager', email });
  const wait = { ok: false, problem: { code: 'wait', seconds: expect.any(Number) } };
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => invite('ada@example.org')));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  for (let turn = 1; turn < 5; turn += 1) {
    await connection().pool.query(`delete from throttle where key like '%:minute:%'`);
    expect(await invite('ada@example.org')).toMatchObject({ ok: true });
  }
  await connection().pool.query(`delete from throttle where key like '%:minute:%'`);
  expect(await invite('ADA@example.org')).toEqual(wait);
  expect(await prisma().mail.count({ where: { structureId: owner.structure.id } })).toBe(5);
  expect(await inviteColleague(owner, { name: 'Ada', role: 'manager' })).toMatchObject({ ok: true });
});

test('lets only owners invite', async () => {
  const owner = await testOwner('Club Neuf');
  const manager = await testStaff('manager', owner);
  expect(await inviteColleague(manager, { name: 'Eve', role: 'owner' })).toEqual({
    ok: false,
    problem: { code: 'not-allowed' },
  });
});

test.each(['', '\0', '\ud800', 'x'.repeat(10_000)])('finds no link for the token %j', async (token) => {
  expect(await findJoinLink(token)).toBeNull();
});
