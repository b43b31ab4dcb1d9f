import { beforeAll, expect, test } from 'vitest';
import { listEvents } from '#lib/activity/list-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { endSessionsOfAddress } from './end-sessions-of-address.ts';
import { findSession } from './find-session.ts';
import { startSession } from './start-session.ts';

beforeAll(async () => void (await testDatabase()));

test('lets the operator end every session of an address, tells the person and names no author', async () => {
  const owner = await testStaff();
  const colleague = await testStaff('manager', owner);
  const start = async ({ id }: { id: string }) => (await startSession(id, null)) ?? '';
  const [desk, home, others] = [await start(owner), await start(owner), await start(colleague)];
  for (const odd of ['', 'personne@club.example', '\0']) expect(await endSessionsOfAddress(odd)).toBe(0);
  expect(await endSessionsOfAddress(owner.email.toUpperCase())).toBe(2);
  expect([await findSession(desk), await findSession(home)]).toEqual([null, null]);
  expect(await findSession(others)).not.toBeNull();
  expect(await prisma().mail.count({ where: { to: owner.email, kind: 'sign-in-changed' } })).toBe(1);
  expect((await listEvents(owner)).events[0]).toMatchObject({
    event: { kind: 'account-changed', details: { staffId: owner.id, change: 'sessions-ended' } },
    author: null,
  });
  expect(await endSessionsOfAddress(owner.email)).toBe(0);
});
