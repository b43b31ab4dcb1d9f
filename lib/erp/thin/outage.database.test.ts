import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { type FakeResamania, startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { arrivalOf, type TestErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { contact, drain, notify, passTime, skipWaits, thinErp } from '#lib/testing/thin-erp.ts';
import { defaultPace } from './fetch-pace.ts';

/** People about whom notices come while the API is down; `npm run test:endurance` takes 3,000. */
const count = Number(process.env.OUTAGE_PEOPLE ?? 12);
const ids = Array.from({ length: count }, (_, n) => String(n + 1));
/** Ten minutes, in steps of some seconds that pass in the database alone. */
const [outageSeconds, stepSeconds] = [600, 10];
/** The real back-off; the interval between calls and the burst would only make the test wait. */
const pace = { backOffMs: defaultPace.backOffMs };

let fake: FakeResamania;
let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  fake = await startFakeResamania({ contacts: Object.fromEntries(ids.map((id) => [id, contact(id)])) });
  staff = await testStaff();
  erp = await thinErp(staff, fake);
});
afterEach(() => fake.close());

const asked = () => fake.requests.filter((request) => request.contact).length;
const people = () => prisma().client.findMany({ where: { structureId: staff.structure.id, erpRemovedAt: null } });

test(`loses none of ${count} people and floods nothing while the API is down for ten minutes`, async () => {
  fake.faults = ({ contact: id }) => (id ? 'server-error' : null);
  const steps = outageSeconds / stepSeconds;
  for (let step = 0; step < steps; step += 1) {
    // Each person is announced once or more, spread over the outage.
    const announced = ids.filter((_, n) => n % steps === step || n % 7 === step % 7);
    for (let from = 0; from < announced.length; from += 100) await notify(erp, fake, announced.slice(from, from + 100));
    await Promise.all([drain(erp, pace), drain(erp, pace)]);
    await passTime(erp, stepSeconds * 1000);
  }
  // A few calls until the pause, then one a probe, at waits that double from two seconds.
  expect(asked()).toBeGreaterThan(6);
  expect(asked()).toBeLessThanOrEqual(6 + 2 * Math.ceil(Math.log2(outageSeconds / 2)));
  expect(await people()).toEqual([]);
  expect(await prisma().erpFetch.count({ where: { structureId: staff.structure.id } })).toBe(count);
  fake.faults = () => null;
  const before = asked();
  for (let left = count; left > 0; ) {
    await passTime(erp, 60_000);
    left = Math.max(...(await Promise.all([drain(erp, pace), drain(erp, pace)])));
  }
  expect(asked() - before).toBe(count);
  expect((await people()).map(({ erpId }) => Number(erpId)).sort((one, other) => one - other)).toEqual(ids.map(Number));
  const { structureId } = erp.connection;
  expect(await prisma().erpEvent.count({ where: { structureId, verdict: 'received' } })).toBe(0);
  expect(await prisma().erpEvent.count({ where: { structureId, type: 'fetched' } })).toBe(count);
}, 3_600_000);

test('takes a notice under a former id as one about the present person, and never removes them by it', async () => {
  const take = async (id: string) => {
    await notify(erp, fake, [id]);
    while ((await drain(erp)) > 0) await skipWaits(erp);
  };
  await take('1');
  const [{ id } = { id: '' }] = await people();
  const rename = { erpId: 'N-1', version: new Date(), removes: false, fields: {}, formerIds: ['1'] };
  await receiveEvents(erp.connection, [arrivalOf(erp, rename)]);
  expect(await people()).toMatchObject([{ id, erpId: 'N-1' }]);
  fake.contacts.set('1', contact('1', { familyName: 'Roussel' }));
  await take('1');
  expect(await people()).toMatchObject([{ id, erpId: 'N-1', lastName: 'Roussel' }]);
  fake.contacts.delete('1');
  await take('1');
  expect(await people()).toMatchObject([{ id, erpId: 'N-1', lastName: 'Roussel' }]);
});
