import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { renderedMail } from '#lib/testing/mail.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { testOwner } from '#lib/testing/team.ts';
import { changeRole } from './change-role.ts';
import { colleaguesOf, pendingInvitations } from './colleagues-of.ts';
import { inviteColleague } from './invite-colleague.ts';
import { findJoinLink } from './joining/find-join-link.ts';
import { removeColleague } from './remove-colleague.ts';
import { staffOf } from './staff-of.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

beforeAll(async () => {
  await testDatabase();
});

const kinds = async (structureId: string) =>
  (await prisma().auditEvent.findMany({ where: { structureId }, orderBy: { at: 'asc' } })).map(({ kind }) => kind);

test('changes a role at once and records it', async () => {
  const owner = await testOwner('Club Alpha');
  const colleague = await testStaff('reception', owner);
  expect(await changeRole(owner, { staffId: colleague.id, role: 'manager' })).toEqual({ ok: true, value: null });
  expect((await staffOf(colleague.id, 'club-alpha'))?.role).toBe('manager');
  expect(await kinds(owner.structure.id)).toEqual(['structure-opened', 'colleague-role-changed']);
});

test('writes nothing for the role that a colleague has already', async () => {
  const owner = await testOwner('Club Beta');
  await changeRole(owner, { staffId: owner.id, role: 'owner' });
  expect(await kinds(owner.structure.id)).toEqual(['structure-opened']);
});

test('refuses a removed colleague at their next request', async () => {
  const owner = await testOwner('Club Gamma');
  const colleague = await testStaff('manager', owner);
  expect((await removeColleague(owner, colleague.id)).ok).toBe(true);
  expect(await staffOf(colleague.id, 'club-gamma')).toBeNull();
  expect((await colleaguesOf(owner)).map(({ id }) => id)).toEqual([owner.id]);
});

test('lets the last owner neither leave nor be demoted', async () => {
  const owner = await testOwner('Club Delta');
  await testStaff('manager', owner);
  expect(await removeColleague(owner, owner.id)).toEqual({ ok: false, problem: { code: 'last-owner' } });
  expect(await changeRole(owner, { staffId: owner.id, role: 'manager' })).toEqual({
    ok: false,
    problem: { code: 'last-owner' },
  });
});

test.each(['reception', 'manager'] as const)('refuses every change of the team by %s', async (role) => {
  const owner = await testOwner(`Club Epsilon ${role}`);
  const colleague = await testStaff(role, owner);
  expect(await changeRole(colleague, { staffId: colleague.id, role: 'owner' })).toEqual({
    ok: false,
    problem: { code: 'not-allowed' },
  });
  expect(await removeColleague(colleague, owner.id)).toEqual({ ok: false, problem: { code: 'not-allowed' } });
});

test('refuses an owner who was demoted while their page was open', async () => {
  const owner = await testOwner('Club Zeta');
  const other = await testStaff('owner', owner);
  await changeRole(owner, { staffId: other.id, role: 'reception' });
  expect(await removeColleague(other, owner.id)).toEqual({ ok: false, problem: { code: 'not-allowed' } });
});

test('refuses an owner who names a person of another structure', async () => {
  const owner = await testOwner('Club Eta');
  const stranger = await testOwner('Club Theta');
  expect(await removeColleague(owner, stranger.id)).toEqual({ ok: false, problem: { code: 'not-found' } });
  expect(await changeRole(owner, { staffId: stranger.id, role: 'reception' })).toEqual({
    ok: false,
    problem: { code: 'not-found' },
  });
  expect(await staffOf(owner.id, 'club-theta')).toBeNull();
});

test('withdraws an unused invitation with its mail, once, for owners of the structure only', async () => {
  const owner = await testOwner('Club Kappa');
  const stranger = await testOwner('Club Lambda');
  const invited = await inviteColleague(owner, { name: 'Ada', role: 'owner', email: 'ada@exemple.example' });
  await inviteColleague(owner, { name: 'Bea', role: 'reception' });
  const pending = await pendingInvitations(owner);
  expect(pending.map(({ name, email }) => [name, email])).toEqual([
    ['Bea', null],
    ['Ada', 'ada@exemple.example'],
  ]);
  const id = pending[1]?.id ?? '';
  expect(await withdrawInvitation(stranger, id)).toEqual({ ok: false, problem: { code: 'invitation-gone' } });
  expect(await withdrawInvitation(await testStaff('manager', owner), id)).toEqual({
    ok: false,
    problem: { code: 'not-allowed' },
  });
  expect(await withdrawInvitation(owner, 'x')).toEqual({ ok: false, problem: { code: 'invitation-gone' } });
  expect(await withdrawInvitation(owner, id)).toEqual({ ok: true, value: null });
  expect(await withdrawInvitation(owner, id)).toEqual({ ok: false, problem: { code: 'invitation-gone' } });
  expect((await pendingInvitations(owner)).map(({ name }) => name)).toEqual(['Bea']);
  // The owner's copy of the link ends with it.
  expect(await findJoinLink(invited.ok ? invited.value.token : '')).toBeNull();
  const mails = await prisma().mail.findMany({ where: { structureId: owner.structure.id } });
  expect(mails).toMatchObject([{ state: 'cancelled' }]);
  const token = /token=(\S+)/.exec(mails[0] ? renderedMail(mails[0]).text : '')?.[1] ?? '';
  expect(token).toHaveLength(43);
  expect(await findJoinLink(token)).toBeNull();
});

test('keeps one owner when owners demote and remove each other concurrently', async () => {
  for (let round = 0; round < 10; round += 1) {
    const one = await testOwner(`Club Iota ${round}`);
    const two = await testStaff('owner', one);
    const three = await testStaff('owner', one);
    await Promise.all([
      changeRole(one, { staffId: two.id, role: 'reception' }),
      removeColleague(two, three.id),
      changeRole(three, { staffId: one.id, role: 'manager' }),
      removeColleague(one, one.id),
    ]);
    const owners = await prisma().membership.count({ where: { structureId: one.structure.id, role: 'owner' } });
    expect(owners).toBeGreaterThanOrEqual(1);
  }
});

test.each(['', '\0', 'a\ud800', 'Club-Alpha', '../club', 'x'.repeat(10_000), "'; drop table client"])(
  'no structure answers to %j',
  async (slug) => {
    expect(await staffOf('00000000-0000-7000-8000-000000000000', slug)).toBeNull();
  },
);
