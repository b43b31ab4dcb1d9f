import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { disconnectErp } from '#lib/erp/connections/manage-erp.ts';
import { linkAccount } from '#lib/matching/link-account.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { receiveEvents } from './receive-events.ts';

let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  erp = await testErp(staff);
});

const clients = () =>
  prisma().client.findMany({
    where: { structureId: staff.structure.id },
    orderBy: [{ erpId: 'asc' }, { createdAt: 'asc' }],
  });
const journal = () =>
  prisma().erpEvent.findMany({ where: { structureId: staff.structure.id }, orderBy: { id: 'asc' } });

test('creates, changes and removes a person; ignores a repeated message', async () => {
  expect(await send(erp, message('created', 1, erpPerson('C-1')), 'w1')).toMatchObject({ verdict: 'applied' });
  expect(await send(erp, message('created', 1, erpPerson('C-1')), 'w1')).toMatchObject({ verdict: 'duplicate' });
  expect(await send(erp, message('updated', 2, erpPerson('C-1', { phone: '06 12 34 56 78' })))).toMatchObject({
    verdict: 'applied',
  });
  expect(await send(erp, message('updated', 3, erpPerson('C-1')))).toMatchObject({ verdict: 'unchanged' });
  expect(await send(erp, message('deleted', 4, { id: 'C-1' }))).toMatchObject({ verdict: 'applied' });
  const [client, ...others] = await clients();
  expect(others).toEqual([]);
  expect(client).toMatchObject({
    erpId: 'C-1',
    emailKey: 'c-1@exemple.example',
    phone: '+33612345678',
    source: 'erp',
    deletedAt: null,
  });
  expect(client?.erpRemovedAt?.toISOString()).toBe('2026-11-01T00:00:04.000Z');
  expect((await journal()).map(({ verdict }) => verdict)).toEqual(['applied', 'applied', 'unchanged', 'applied']);
});

test('restores no client by a late event, and takes from it the fields without a newer value', async () => {
  expect(await send(erp, message('deleted', 5, { id: 'C-1' }))).toMatchObject({ verdict: 'unchanged', clientId: null });
  expect(await clients()).toEqual([]);
  expect(await send(erp, message('created', 1, erpPerson('C-1')))).toMatchObject({ verdict: 'stale' });
  expect(await send(erp, message('updated', 3, erpPerson('C-1', { lastName: 'Martin' })))).toMatchObject({
    verdict: 'stale',
  });
  expect(await send(erp, message('updated', 2, erpPerson('C-1', { lastName: 'Bernard' })))).toMatchObject({
    verdict: 'stale',
  });
  const [client] = await clients();
  expect(client).toMatchObject({ lastName: 'Martin' });
  expect(client?.erpRemovedAt?.toISOString()).toBe('2026-11-01T00:00:05.000Z');
  expect(await send(erp, message('updated', 6, erpPerson('C-1', { lastName: 'Petit' })))).toMatchObject({
    verdict: 'applied',
  });
  expect((await clients())[0]).toMatchObject({ lastName: 'Petit', erpRemovedAt: null });
  expect(await prisma().erpTombstone.count()).toBe(0);
});

test('keeps two people with one address, which neither owns until one of them gives it up', async () => {
  const email = 'famille@exemple.example';
  await send(erp, message('created', 1, erpPerson('A', { email })));
  await send(erp, message('created', 2, erpPerson('B', { email })));
  const both = await clients();
  expect(both.map(({ email }) => email)).toEqual([email, email]);
  expect(both.map(({ id, emailKey }) => emailKey === `held:${id}`)).toEqual([true, true]);
  await testRegistration(await testKey(staff), email);
  expect(await prisma().attachment.count({ where: { structureId: staff.structure.id } })).toBe(0);
  await send(erp, message('updated', 3, erpPerson('B', { email: 'seul@exemple.example' })));
  expect((await clients()).map(({ emailKey }) => emailKey)).toEqual([email, 'seul@exemple.example']);
  const attached = await prisma().attachment.findMany({ where: { structureId: staff.structure.id } });
  expect(attached.map(({ clientId }) => clientId)).toEqual([both[0]?.id]);
});

test('lets two people swap their addresses', async () => {
  await send(erp, message('created', 1, erpPerson('A', { email: 'un@exemple.example' })));
  await send(erp, message('created', 2, erpPerson('B', { email: 'deux@exemple.example' })));
  await send(erp, message('updated', 3, erpPerson('A', { email: 'deux@exemple.example' })));
  await send(erp, message('updated', 4, erpPerson('B', { email: 'un@exemple.example' })));
  expect((await clients()).map(({ emailKey }) => emailKey)).toEqual(['deux@exemple.example', 'un@exemple.example']);
});

test('takes over a manually managed client by address with what staff entered, also out of the trash', async () => {
  const id = await addTestClientBefore(staff, { email: 'helene@exemple.example', note: 'Vient le mardi' });
  await prisma().client.updateMany({ where: { id }, data: { deletedAt: new Date() } });
  expect(await send(erp, message('created', 1, erpPerson('C-9', { email: 'Helene@exemple.example' })))).toMatchObject({
    verdict: 'applied',
    clientId: id,
  });
  expect(await clients()).toMatchObject([
    { id, erpId: 'C-9', note: 'Vient le mardi', deletedAt: null, email: 'Helene@exemple.example', source: 'manual' },
  ]);
});

test('moves the account of a person whom the ERP removed and created again under another id', async () => {
  await send(erp, message('created', 1, erpPerson('A', { email: 'zoe@exemple.example' })));
  await testRegistration(await testKey(staff), 'zoe@exemple.example');
  await send(erp, message('deleted', 2, { id: 'A' }));
  const { clientId } = await send(erp, message('created', 3, erpPerson('B', { email: 'zoe@exemple.example' })));
  expect(await prisma().attachment.findMany({ where: { structureId: staff.structure.id } })).toMatchObject([
    { clientId },
  ]);
});

test('holds removals when too many come within an hour', async () => {
  for (let n = 0; n < 30; n += 1) await send(erp, message('created', 1, erpPerson(`C-${n}`)));
  const verdicts = [];
  for (let n = 0; n < 30; n += 1) verdicts.push((await send(erp, message('deleted', 2, { id: `C-${n}` }))).verdict);
  expect(verdicts).toEqual([...Array(20).fill('applied'), ...Array(10).fill('held')]);
  const { rows } = await connection().pool.query(
    'select count(*)::int as active from client where structure_id = $1 and erp_removed_at is null',
    [staff.structure.id],
  );
  expect(rows[0].active).toBe(10);
});

test('counts concurrent removals of separate transactions towards one safeguard', async () => {
  const ids = Array.from({ length: 30 }, (_, n) => `C-${n}`);
  for (const id of ids) await send(erp, message('created', 1, erpPerson(id)));
  const removed = await Promise.all(
    ids.map((id) => receiveEvents(erp.connection, [incomingEvent(erp, message('deleted', 2, { id }))])),
  );
  const verdicts = removed.flat().map(({ verdict }) => verdict);
  expect(verdicts.sort()).toEqual([...Array(20).fill('applied'), ...Array(10).fill('held')]);
});

test('measures a batch by the size of the club, and ignores the case of letters in an address', async () => {
  const ids = Array.from({ length: 200 }, (_, n) => `C-${n}`);
  const batch = (
    type: 'created' | 'updated' | 'deleted',
    at: number,
    of: string[],
    dataOf: (id: string) => Record<string, unknown>,
  ) =>
    receiveEvents(
      erp.connection,
      of.map((id) => incomingEvent(erp, message(type, at, dataOf(id)))),
    );
  await batch('created', 1, ids, erpPerson);
  const louder = await batch('updated', 2, ids, (id) => erpPerson(id, { email: `${id}@EXEMPLE.example` }));
  expect(louder.filter(({ verdict, risky }) => verdict === 'applied' && !risky)).toHaveLength(200);
  // A fifth of the 200 people may be removed.
  const removed = await batch('deleted', 3, ids.slice(0, 50), (id) => ({ id }));
  expect(removed.map(({ verdict }) => verdict)).toEqual([...Array(40).fill('applied'), ...Array(10).fill('held')]);
});

test('moves no account between two former people with one address, both with an alias: only staff can decide', async () => {
  const key = await testKey(staff);
  const email = 'fratrie@exemple.example';
  const formers: string[] = [];
  for (const id of ['F1', 'F2']) {
    const { clientId } = await send(erp, message('created', 1, erpPerson(id, { email })));
    const { accountId } = await testRegistration(key, `${id}-${crypto.randomUUID()}@exemple.example`);
    expect(await linkAccount(staff, { accountId, clientId: clientId ?? '' })).toMatchObject({ ok: true });
    formers.push(clientId ?? '');
  }
  for (const id of ['F1', 'F2']) await send(erp, message('deleted', 2, { id }));
  expect(await send(erp, message('created', 3, erpPerson('N', { email })))).toMatchObject({ verdict: 'applied' });
  const attached = await prisma().attachment.findMany({ where: { structureId: staff.structure.id } });
  expect(attached.map(({ clientId }) => clientId).sort()).toEqual(formers.sort());
});

test('applies nothing that waited while the ERP was being disconnected', async () => {
  await send(erp, message('created', 1, erpPerson('C-1')));
  expect((await disconnectErp(staff)).ok).toBe(true);
  expect(await send(erp, message('updated', 2, erpPerson('C-1', { lastName: 'Martin' })))).toMatchObject({
    verdict: 'ignored',
  });
  expect(await send(erp, message('deleted', 3, { id: 'C-1' }))).toMatchObject({ verdict: 'ignored' });
  expect(await clients()).toMatchObject([{ erpId: null, lastName: 'Durand', erpRemovedAt: null }]);
  expect(await prisma().erpTombstone.count({ where: { structureId: staff.structure.id } })).toBe(0);
});

/** Adds a client as if before the ERP was connected. */
async function addTestClientBefore(who: Staff, typed: Record<string, string>): Promise<string> {
  await prisma().erpConnection.updateMany({
    where: { structureId: who.structure.id },
    data: { state: 'disconnected' },
  });
  const id = await addTestClient(who, typed);
  await prisma().erpConnection.updateMany({ where: { structureId: who.structure.id }, data: { state: 'active' } });
  return id;
}
