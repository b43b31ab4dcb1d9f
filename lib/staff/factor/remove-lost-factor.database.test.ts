import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listEvents } from '#lib/activity/list-events.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { setUpFactor } from '#lib/testing/team.ts';
import { findSession } from '../find-session.ts';
import { removeColleagueFactor, removeFactorOfAddress } from './remove-lost-factor.ts';
import { readFactor } from './set-up-factor.ts';

let owner: Staff;
let colleague: Staff;
let sessionId: string;

beforeAll(async () => void (await testDatabase()));
beforeEach(async () => {
  owner = await testStaff();
  colleague = await testStaff('manager', owner);
  sessionId = (await setUpFactor(colleague)).own.sessionId;
});

const kindOf = async ({ id }: Staff) => (await readFactor({ staffId: id })).kind;
const mailsTo = ({ email }: Staff) => prisma().mail.count({ where: { to: email, kind: 'sign-in-changed' } });
const refused = (code: string) => ({ ok: false, problem: { code } });

test('removes the factor of a colleague once, ends their sessions, tells them and names the owner', async () => {
  expect(await removeColleagueFactor(owner, colleague.id)).toEqual({ ok: true, value: null });
  expect(await kindOf(colleague)).toBe('off');
  expect(await findSession(sessionId)).toBeNull();
  expect(await mailsTo(colleague)).toBe(2);
  expect((await listEvents(owner)).events[0]).toMatchObject({
    event: { kind: 'account-changed', details: { staffId: colleague.id, change: 'factor-removed' } },
    author: owner.name,
  });
  expect(await removeColleagueFactor(owner, colleague.id)).toEqual(refused('no-factor'));
});

test('refuses other roles, oneself, strangers, and who also works where the owner does not decide', async () => {
  const stranger = await testStaff();
  expect(await removeColleagueFactor(colleague, owner.id)).toEqual(refused('not-allowed'));
  expect(await removeColleagueFactor(owner, owner.id)).toEqual(refused('own-factor'));
  expect(await removeColleagueFactor(stranger, colleague.id)).toEqual(refused('not-found'));
  const membership = { structureId: stranger.structure.id, role: 'reception' as const };
  await prisma().membership.create({ data: { ...membership, staffId: colleague.id } });
  expect(await removeColleagueFactor(owner, colleague.id)).toEqual(refused('works-elsewhere'));
  await prisma().membership.create({ data: { ...membership, staffId: owner.id } });
  expect(await removeColleagueFactor(owner, colleague.id)).toEqual(refused('works-elsewhere'));
  expect(await kindOf(colleague)).toBe('on');
  await prisma().membership.updateMany({ where: { ...membership, staffId: owner.id }, data: { role: 'owner' } });
  expect(await removeColleagueFactor(owner, colleague.id)).toMatchObject({ ok: true });
});

test('lets the operator remove the factor of an address', async () => {
  await setUpFactor(owner);
  for (const odd of ['', 'nobody@club.example', '\0']) expect(await removeFactorOfAddress(odd)).toEqual([]);
  expect(await removeFactorOfAddress(owner.email.toUpperCase())).toEqual([owner.id]);
  expect(await kindOf(owner)).toBe('off');
  expect(await mailsTo(owner)).toBe(2);
  expect(await removeFactorOfAddress(owner.email)).toEqual([]);
});
