import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addTestClient } from '#lib/clients/test-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { testStaff } from '#lib/staff/test-staff.ts';
import { carryOutSnapshot } from './carry-out-snapshot.ts';
import { receiveSnapshot } from './receive-snapshot.ts';
import { signed } from './sign-standard.ts';
import { message, person, send, type TestErp, testErp } from './test-erp.ts';

let staff: Staff;
let byHand: string;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  byHand = await addTestClient(staff, { email: 'main@exemple.example' });
  erp = await testErp(staff);
});

const base = (count: number, from = 0) => Array.from({ length: count }, (_, n) => person(`C-${n + from}`));
const ndjson = (people: unknown[]) => people.map((one) => `${JSON.stringify(one)}\n`).join('');

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function receive(text: string, headers?: Record<string, string>) {
  const sent = headers ?? signed(erp.secret, createHash('sha256').update(text).digest('hex'));
  return receiveSnapshot(erp.connection, { headers: new Headers(sent), body: inPieces(text, 777), receivedAt: new Date() });
}

/** Receives and carries out; the snapshot as it is then. */
async function play(text: string, headers?: Record<string, string>) {
  const received = await receive(text, headers);
  if (!received.ok) throw new Error(received.problem);
  const of = { structureId: staff.structure.id, snapshotId: received.value };
  await carryOutSnapshot(of);
  return prisma().erpSnapshot.findFirstOrThrow({ where: { structureId: of.structureId, id: of.snapshotId } });
}

async function active(): Promise<number> {
  return prisma().client.count({ where: { structureId: staff.structure.id, erpId: { not: null }, erpRemovedAt: null } });
}

test('the first one brings everybody, and whoever is known by hand is taken over', async () => {
  const people = [...base(2_500), person('M', { email: 'Main@exemple.example' })];
  expect(await play(ndjson(people))).toMatchObject({ state: 'applied', lines: 2_501, invalid: 0, created: 2_500, updated: 1, removed: 0 });
  expect(await active()).toBe(2_501);
  expect(await prisma().client.findFirst({ where: { structureId: staff.structure.id, erpId: 'M' } })).toMatchObject({ id: byHand });
  expect(await play(ndjson(people))).toMatchObject({ created: 0, updated: 0, unchanged: 2_501, removed: 0 });
  expect(await prisma().erpSnapshotLine.count({ where: { structureId: staff.structure.id } })).toBe(0);
});

test('who is absent is removed; a person spoken of later is left alone; a line that cannot be read removes nobody', async () => {
  await play(ndjson(base(30)));
  await prisma().client.updateMany({ where: { structureId: staff.structure.id }, data: { erpVersion: new Date(Date.now() - 3_600_000) } });
  await send(erp, {
    type: 'client.updated',
    timestamp: new Date(Date.now() + 60_000).toISOString(),
    data: person('C-29', { lastName: 'Neuf' }),
  });
  const text = ndjson([...base(27), { id: 'C-27', lastName: 'Sans', email: 'adresse' }, [1]]);
  expect(await play(text)).toMatchObject({ state: 'applied', lines: 29, invalid: 2, removed: 1, unchanged: 27 });
  const former = await prisma().client.findMany({ where: { structureId: staff.structure.id, erpRemovedAt: { not: null } } });
  expect(former.map(({ erpId }) => erpId)).toEqual(['C-28']);
});

test('one that drops 63 % is held, and so is an empty one', async () => {
  await play(ndjson(base(100)));
  await prisma().client.updateMany({ where: { structureId: staff.structure.id }, data: { erpVersion: new Date(Date.now() - 3_600_000) } });
  expect(await play(ndjson(base(37)))).toMatchObject({ state: 'held', toRemove: 63, toReaddress: 0, base: 100 });
  expect(await play('')).toMatchObject({ state: 'held', toRemove: 100, lines: 0 });
  expect(await active()).toBe(100);
});

test('one that gives 21 of 50 people another address is held', async () => {
  await play(ndjson(base(50)));
  await prisma().client.updateMany({ where: { structureId: staff.structure.id }, data: { erpVersion: new Date(Date.now() - 3_600_000) } });
  const moved = base(50).map((one, n) => (n < 21 ? { ...one, email: `neuf-${n}@exemple.example` } : one));
  expect(await play(ndjson(moved))).toMatchObject({ state: 'held', toRemove: 0, toReaddress: 21 });
});

test('nothing is kept of one that is cut off, changed on its way, or signed by somebody else', async () => {
  const whole = ndjson(base(40));
  const headers = signed(erp.secret, createHash('sha256').update(whole).digest('hex'));
  expect(await receive(whole.slice(0, -20), headers)).toEqual({ ok: false, problem: 'signature-invalid' });
  expect(await receive(whole.replace('C-7', 'C-8'), headers)).toEqual({ ok: false, problem: 'signature-invalid' });
  expect(await receive(whole, signed(`whsec_${Buffer.alloc(32).toString('base64')}`, 'x'))).toEqual({
    ok: false,
    problem: 'signature-invalid',
  });
  const old = signed(erp.secret, createHash('sha256').update(whole).digest('hex'), randomUUID(), Date.now() - 301_000);
  expect(await receive(whole, old)).toEqual({ ok: false, problem: 'signature-expired' });
  const { rows } = await connection().pool.query(
    'select (select count(*) from erp_snapshot where structure_id = $1)::int as snapshots, (select count(*) from erp_snapshot_line where structure_id = $1)::int as lines',
    [staff.structure.id],
  );
  expect(rows).toEqual([{ snapshots: 0, lines: 0 }]);
});

test('the same one again is the same one', async () => {
  const text = ndjson(base(3));
  const headers = signed(erp.secret, createHash('sha256').update(text).digest('hex'));
  const [first, second] = [await receive(text, headers), await receive(text, headers)];
  expect(second).toEqual(first);
  expect(await prisma().erpSnapshot.count({ where: { structureId: staff.structure.id } })).toBe(1);
});

test('a late event does not undo what a snapshot said', async () => {
  await play(ndjson(base(30)));
  expect(await send(erp, message('updated', 1, person('C-1', { lastName: 'Vieux' })))).toMatchObject({ verdict: 'stale' });
  expect(await prisma().client.findFirst({ where: { structureId: staff.structure.id, erpId: 'C-1' } })).toMatchObject({
    lastName: 'Durand',
  });
});
