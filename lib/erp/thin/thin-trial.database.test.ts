import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { type FakeContact, type FakeResamania, type Fault, startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { testDatabase } from '#lib/testing/database.ts';
import type { TestErp } from '#lib/testing/erp.ts';
import type { FetchAsked } from '#lib/testing/processes/second-fetcher.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { contact, drain, notify, skipWaits, thinErp } from '#lib/testing/thin-erp.ts';

/** Notices; `npm run test:endurance` sends 10,000. */
const events = Number(process.env.THIN_EVENTS ?? 60);
const ids = Array.from({ length: Math.ceil(events / 10) }, (_, n) => String(n + 1));
const faults: Fault[] = ['server-error', 'rate-limited', 'hang-up', 'token-expired', 'not-json', 'redirect'];

let other: ChildProcess;
beforeAll(async () => {
  await testDatabase();
  process.env.ERP_ALLOW_PRIVATE_HOSTS = '1';
  other = fork('lib/testing/processes/second-fetcher.ts', { env: process.env, execArgv: [] });
});
afterAll(async () => {
  const gone = once(other, 'exit');
  other.disconnect();
  other.kill();
  await gone;
});

/** Fetches with both processes at once, without waiting, until no person is due. */
async function drainWithBoth(erp: TestErp): Promise<void> {
  const { structureId, id: connectionId } = erp.connection;
  for (let left = 1; left > 0; ) {
    await skipWaits(erp);
    other.send({ structureId, connectionId } satisfies FetchAsked);
    const [count] = await Promise.all([drain(erp), once(other, 'message')]);
    left = count;
  }
}

/** What staff must see of the fake's contacts: those present, by id, with their last name. */
function stateOf({ contacts }: FakeResamania): [string, string][] {
  return [...contacts]
    .filter(([, { state }]) => state !== 'archived')
    .map(([id, { familyName }]): [string, string] => [id, String(familyName)])
    .sort();
}

async function stateHere({ connection: { structureId } }: TestErp): Promise<[string, string][]> {
  const clients = await prisma().client.findMany({ where: { structureId, erpRemovedAt: null } });
  return clients.map(({ erpId, lastName }): [string, string] => [erpId ?? '', lastName]).sort();
}

/** Changes a contact: mostly a name, rarely a removal, so that the safeguard holds nothing. */
function change({ contacts }: FakeResamania, id: string, dice: number, step: number): void {
  const more: Partial<FakeContact> = dice === 0 ? { state: 'archived' } : {};
  if (dice === 1) contacts.delete(id);
  else contacts.set(id, contact(id, { familyName: `Durand ${id}-${step}`, ...more }));
}

test(`ends ${events} shuffled events over a faulty API and two processes in the state of the ERP`, async () => {
  const fake = await startFakeResamania({ contacts: Object.fromEntries(ids.map((id) => [id, contact(id)])) });
  fake.retryAfter = '0';
  const erp = await thinErp(await testStaff(), fake);
  const random = fc.sample(fc.nat({ max: 9_999 }), { numRuns: events * 3, seed: 16 });
  const next = () => random.pop() ?? 0;
  const answered = (id: string) =>
    fake.requests.filter((request) => request.contact === id && (request.status === 200 || request.status === 404));

  // A burst while the API is down: nothing is lost or flooded, each person is fetched once.
  const burst = [...ids, ...ids, ...ids].sort(() => (next() % 2 === 0 ? 1 : -1));
  for (let at = 0; at < burst.length; at += 50) await notify(erp, fake, burst.slice(at, at + 50));
  fake.faults = ({ contact: id }) => (id ? 'server-error' : null);
  await Promise.all([drain(erp, { backOffMs: 60_000 }), drain(erp, { backOffMs: 60_000 })]);
  expect(fake.requests.filter((request) => request.contact).length).toBeLessThanOrEqual(10);
  fake.faults = () => null;
  await drainWithBoth(erp);
  expect(ids.map((id) => answered(id).length)).toEqual(ids.map(() => 1));
  expect(await stateHere(erp)).toEqual(stateOf(fake));

  // Changes whose notices arrive shuffled and late, while both processes fetch and calls fail.
  let asked = 0;
  fake.faults = () => {
    asked += 1;
    return asked % 7 === 3 ? (faults[asked % faults.length] ?? null) : null;
  };
  const late: string[] = [];
  for (let step = 0; step < events; step += 1) {
    const id = ids[next() % ids.length] ?? '1';
    change(fake, id, next() % 150, step);
    late.splice(next() % (late.length + 1), 0, id);
    if (step % 25 === 24) {
      const batch = late.splice(0, 20);
      await Promise.all([notify(erp, fake, batch), drainWithBoth(erp)]);
    }
  }
  await notify(erp, fake, late);
  await drainWithBoth(erp);
  expect(await stateHere(erp)).toEqual(stateOf(fake));
  const { structureId, id: connectionId } = erp.connection;
  expect(await prisma().erpEvent.count({ where: { structureId, connectionId, verdict: 'received' } })).toBe(0);
  for (const id of ids) {
    const notices = await prisma().erpEvent.count({
      where: { structureId, connectionId, erpId: id, type: 'contact.updated' },
    });
    expect(answered(id).length).toBeLessThanOrEqual(notices);
  }
  const kept = JSON.stringify(await prisma().erpEvent.findMany({ where: { structureId, connectionId }, take: 500 }));
  for (const secret of ['clientSecret', 'apiKey', 'clientId']) expect(kept).not.toContain(fake.settings[secret]);
  await fake.close();
}, 3_600_000);
