import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { type FakeResamania, startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { disconnectErp } from '#lib/erp/connections/manage-erp.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { testDatabase } from '#lib/testing/database.ts';
import type { TestErp } from '#lib/testing/erp.ts';
import { fastPace } from '#lib/testing/fast-pace.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { contact, thinErp } from '#lib/testing/thin-erp.ts';
import { pullBase } from './pull-base.ts';
import { readPages } from './read-pages.ts';

let fake: FakeResamania;
let staff: Staff;
let erp: TestErp;
const key = () => ({ structureId: erp.connection.structureId, connectionId: erp.connection.id });

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  const ids = Array.from({ length: 250 }, (_, n) => String(n + 1));
  fake = await startFakeResamania({ contacts: Object.fromEntries(ids.map((id) => [id, contact(id)])) });
  staff = await testStaff();
  erp = await thinErp(staff, fake);
});
afterEach(() => fake.close());

const pull = () => prisma().erpPull.findFirstOrThrow({ where: key() });
const snapshot = async () => prisma().erpSnapshot.findFirstOrThrow({ where: { id: (await pull()).snapshotId } });
const present = () =>
  prisma().client.count({ where: { structureId: staff.structure.id, erpId: { not: null }, erpRemovedAt: null } });
const pages = () => fake.requests.flatMap(({ page }) => page ?? []);

/** Reads the base, one page a job, and applies its snapshot unless it failed. */
async function readBase(): Promise<void> {
  expect(await pullBase(staff)).toEqual({ ok: true, value: null });
  while ((await pull()).state === 'running') await readPages(key(), { ...fastPace, sliceMs: 0 });
  const { id, state } = await snapshot();
  if (state === 'planning') await applySnapshot({ structureId: staff.structure.id, snapshotId: id });
}

test('reads every page once, going on after each job, and applies the base as a snapshot', async () => {
  await readBase();
  expect(pages()).toEqual([1, 2, 3]);
  expect(await snapshot()).toMatchObject({ state: 'applied', lines: 250, created: 250 });
  expect(await present()).toBe(250);
  fake.contacts.delete('7');
  fake.contacts.set('8', contact('8', { state: 'archived' }));
  await readBase();
  expect(await snapshot()).toMatchObject({ state: 'applied', lines: 249, removed: 2 });
  expect(await present()).toBe(248);
});

test('removes no client when a page is lost, and says that people are missing', async () => {
  await readBase();
  fake.faults = ({ page }) => (page === 2 ? 'lost-page' : null);
  await readBase();
  expect(await pull()).toMatchObject({ state: 'failed', lastError: 'incomplete', round: 3 });
  expect(await snapshot()).toMatchObject({ state: 'failed', removed: 0 });
  expect(await present()).toBe(250);
});

test('reads the base again when people came or went while it was read', async () => {
  let first = true;
  fake.faults = ({ page }) => {
    if (page === 2 && first) {
      first = false;
      fake.contacts.delete('1');
    }
    return null;
  };
  await readBase();
  expect(await pull()).toMatchObject({ state: 'done', round: 2, seen: 249 });
  expect(await present()).toBe(249);
});

test('goes on after errors and 429, and gives up at once when the credentials are refused', async () => {
  let failed = 0;
  fake.retryAfter = '0';
  fake.faults = ({ page }) => {
    if (page !== 2 || failed === 4) return null;
    failed += 1;
    return failed % 2 === 0 ? 'rate-limited' : 'server-error';
  };
  await readBase();
  expect(await present()).toBe(250);
  fake.faults = ({ page }) => (page === 3 ? 'forbidden' : null);
  await readBase();
  expect(await pull()).toMatchObject({ state: 'failed', lastError: 'credentials-refused' });
  expect(await present()).toBe(250);
});

test('holds a base that would remove too many, and lets one run at a time', async () => {
  await readBase();
  for (const id of [...fake.contacts.keys()].slice(0, 100)) fake.contacts.delete(id);
  await readBase();
  expect(await snapshot()).toMatchObject({ state: 'held', toRemove: 100 });
  expect(await pullBase(staff)).toEqual({ ok: true, value: null });
  expect(await pullBase(staff)).toEqual({ ok: false, problem: 'pull-running' });
  await disconnectErp(staff);
  expect(await prisma().erpPull.count({ where: key() })).toBe(0);
  expect(await prisma().erpSnapshot.count({ where: { ...key(), state: 'receiving' } })).toBe(0);
});
