import { beforeAll, expect, test } from 'vitest';
import { listEvents } from '#lib/activity/list-events.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { changeRole } from '#lib/staff/change-role.ts';
import { listenerOfSession, owesFactor, staffOf, staffOfSession } from '#lib/staff/staff-of.ts';
import { startSession } from '#lib/staff/start-session.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { setUpFactor, testOwner } from '#lib/testing/team.ts';
import { readFactorRequirement, setFactorRequirement } from './factor-requirement.ts';

beforeAll(async () => void (await testDatabase()));

const day = 24 * 60 * 60 * 1_000;

/** Moves what the fortnight of a structure is counted from into the past. */
async function letPass({ structure: { id } }: Staff, days: number): Promise<void> {
  const earlier = new Date(Date.now() - days * day);
  await prisma().structure.update({ where: { id }, data: { secondFactorSince: earlier } });
  await prisma().membership.updateMany({ where: { structureId: id }, data: { roleSince: earlier } });
}

test('is asked of the owners of a new structure, with a fortnight to set it up', async () => {
  const owner = await testOwner('Club de la quinzaine');
  const { slug } = owner.structure;
  expect(await readFactorRequirement(owner.structure.id)).toBe('owners');
  const left = (owner.factorUntil?.getTime() ?? 0) - Date.now();
  expect(Math.round(left / day)).toBe(14);
  const colleague = await testStaff('manager', owner);
  const sessionId = (await startSession(owner.id, null)) ?? '';
  await letPass(owner, 13);
  expect(await staffOfSession(sessionId, slug)).toMatchObject({ id: owner.id });
  await letPass(owner, 15);
  expect(await staffOfSession(sessionId, slug)).toBeNull();
  expect(await listenerOfSession(sessionId, slug)).toBeNull();
  expect(await owesFactor(owner.id, slug)).toBe(true);
  expect(await owesFactor(colleague.id, slug)).toBe(false);
  expect(await staffOf(colleague.id, slug)).not.toHaveProperty('factorUntil');

  const other = await testStaff();
  const elsewhere = { structureId: other.structure.id, staffId: owner.id, role: 'owner' as const };
  await prisma().membership.create({ data: elsewhere });
  expect(await staffOfSession(sessionId, other.structure.slug)).toMatchObject({ id: owner.id });
  expect(await owesFactor(owner.id, other.structure.slug)).toBe(false);
});

test('opens the structure again once the factor is set up', async () => {
  const owner = await testOwner('Club du facteur');
  await letPass(owner, 15);
  const { own } = await setUpFactor(owner);
  const found = await staffOfSession(own.sessionId, owner.structure.slug);
  expect(found).toMatchObject({ id: owner.id });
  expect(found).not.toHaveProperty('factorUntil');
  expect(await owesFactor(owner.id, owner.structure.slug)).toBe(false);
});

test('counts a fortnight from a role that owes it, however long ago the member joined', async () => {
  const owner = await testOwner('Club de la relève');
  const { slug } = owner.structure;
  const manager = await testStaff('manager', owner);
  await setUpFactor(owner);
  await letPass(owner, 100);
  expect(await staffOf(manager.id, slug)).not.toHaveProperty('factorUntil');
  expect(await changeRole(owner, { staffId: manager.id, role: 'owner' })).toEqual({ ok: true, value: null });
  const left = ((await staffOf(manager.id, slug))?.factorUntil?.getTime() ?? 0) - Date.now();
  expect(Math.round(left / day)).toBe(14);
});

test('counts a fortnight from a stricter setting and from joining, and is changed by owners only', async () => {
  const owner = await testStaff();
  const { slug } = owner.structure;
  expect(await readFactorRequirement(owner.structure.id)).toBe('nobody');
  const reception = await testStaff('reception', owner);
  const manager = await testStaff('manager', owner);
  await letPass(owner, 100);
  expect(await setFactorRequirement(manager, 'everyone')).toEqual({ ok: false, problem: { code: 'not-allowed' } });
  expect(await setFactorRequirement(owner, 'managers')).toEqual({ ok: true, value: null });
  expect((await staffOf(manager.id, slug))?.factorUntil).toBeInstanceOf(Date);
  expect((await staffOf(owner.id, slug))?.factorUntil).toBeInstanceOf(Date);
  expect(await staffOf(reception.id, slug)).not.toHaveProperty('factorUntil');
  expect(await setFactorRequirement(owner, 'everyone')).toEqual({ ok: true, value: null });
  expect((await staffOf(reception.id, slug))?.factorUntil).toBeInstanceOf(Date);
  await letPass(owner, 15);
  expect(await staffOf(reception.id, slug)).toBeNull();
  const newcomer = await testStaff('reception', owner);
  expect((await staffOf(newcomer.id, slug))?.factorUntil).toBeInstanceOf(Date);
  expect(await setFactorRequirement(owner, 'nobody')).toEqual({ ok: true, value: null });
  expect(await staffOf(reception.id, slug)).not.toBeNull();
  const changes = (await listEvents(owner)).events.map(({ event }) => event);
  expect(changes).toMatchObject([
    { kind: 'factor-requirement-changed', details: { before: 'everyone', after: 'nobody' } },
    { kind: 'factor-requirement-changed', details: { before: 'managers', after: 'everyone' } },
    { kind: 'factor-requirement-changed', details: { before: 'nobody', after: 'managers' } },
  ]);
});
