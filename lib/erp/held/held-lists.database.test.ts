import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { readSnapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import { snapshotKinds } from '#lib/erp/snapshots/snapshot-changes.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { decideHeldEvents } from './decide-held.ts';
import { listHeldEvents } from './list-held-events.ts';

let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  await addTestClient(staff, { lastName: 'Main', firstName: 'Ada', email: 'main@exemple.example' });
  erp = await testErp(staff);
});

async function held(count: number) {
  for (let n = 0; n < count; n += 1) await send(erp, message('created', 1, erpPerson(`C-${n}`)));
  for (let n = 0; n < 20; n += 1) await send(erp, message('deleted', 2, { id: `C-${n}` }));
}

test('names for held events the people to be removed, and the old and new addresses', async () => {
  await held(22);
  await send(erp, message('deleted', 2, { id: 'C-20' }));
  await send(erp, message('updated', 3, erpPerson('C-21', { email: 'neuve@exemple.example' })));
  expect(await listHeldEvents(staff, 1)).toMatchObject({
    count: 2,
    changes: [
      { name: 'Zoé C-20 Durand', email: 'c-20@exemple.example', removes: true, newEmail: null },
      { name: 'Zoé C-21 Durand', email: 'c-21@exemple.example', removes: false, newEmail: 'neuve@exemple.example' },
    ],
  });
  expect((await listHeldEvents(staff, 2))?.changes).toEqual([]);
  expect(await listHeldEvents(await testStaff('reception', staff), 1)).toBeNull();
  expect(await listHeldEvents(await testStaff(), 1)).toEqual({ changes: [], count: 0, until: null });
});

test('confirms only the events that were shown, and keeps later ones held', async () => {
  await held(22);
  await send(erp, message('deleted', 2, { id: 'C-20' }));
  const shown = await listHeldEvents(staff, 1);
  await prisma().erpEvent.updateMany({
    where: { structureId: staff.structure.id, verdict: 'held' },
    data: { receivedAt: new Date(Date.now() - 1_000) },
  });
  const until = (await listHeldEvents(staff, 1))?.until ?? new Date();
  expect(shown?.count).toBe(1);
  await send(erp, message('deleted', 2, { id: 'C-21' }));
  expect(await decideHeldEvents(staff, 'apply', until)).toEqual({ ok: true, value: 1 });
  expect(await listHeldEvents(staff, 1)).toMatchObject({ count: 1, changes: [{ erpId: 'C-21' }] });
});

test('lists as many people for a held snapshot as it was held for', async () => {
  for (let n = 0; n < 50; n += 1) await send(erp, message('created', 1, erpPerson(`C-${n}`)));
  const lines = [
    ...Array.from({ length: 25 }, (_, n) => erpPerson(`C-${n}`, n < 3 ? { email: `neuf-${n}@exemple.example` } : {})),
    erpPerson('C-25', { active: false }),
    erpPerson('M', { email: 'Main@exemple.example' }),
    erpPerson('N'),
    { id: 'X', email: 'rien' },
  ];
  const snapshotId = await sendSnapshot(erp, lines);
  await applySnapshot({ structureId: staff.structure.id, snapshotId });
  const pages = await Promise.all(snapshotKinds.map((kind) => readSnapshot(staff, snapshotId, kind, 1)));
  const [removed, readdressed, taken, fresh, invalid] = pages.map((page) => page?.changes ?? []);
  expect(pages[0]?.snapshot).toMatchObject({ state: 'held', toRemove: 25, toReaddress: 3, base: 50 });
  expect(pages[0]?.counts).toEqual({ removed: 25, readdressed: 3, taken: 1, new: 1, invalid: 1 });
  expect(removed).toHaveLength(25);
  expect(removed?.map(({ erpId }) => erpId)).toContain('C-25');
  expect(readdressed?.[0]).toMatchObject({ email: 'c-0@exemple.example', newEmail: 'neuf-0@exemple.example' });
  expect(taken).toMatchObject([{ erpId: 'M', email: 'Main@exemple.example' }]);
  expect(fresh).toMatchObject([{ erpId: 'N', clientId: null }]);
  expect(invalid).toMatchObject([{ erpId: 'X', line: 29 }]);
  expect(await readSnapshot(await testStaff(), snapshotId, 'removed', 1)).toBeNull();
});
