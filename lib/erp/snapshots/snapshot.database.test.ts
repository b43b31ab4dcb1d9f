import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { linkAccount } from '#lib/matching/link-account.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { applySnapshot } from './apply-snapshot.ts';
import { readSnapshot } from './list-snapshot-changes.ts';
import type { IncomingBody } from './receive-body.ts';
import { dryRunReceivedSnapshot, receiveSnapshot } from './receive-snapshot.ts';

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

const base = (count: number, from = 0) => Array.from({ length: count }, (_, n) => erpPerson(`C-${n + from}`));
const ndjson = (people: unknown[]) => people.map((one) => `${JSON.stringify(one)}\n`).join('');

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

function arriving(
  text: string,
  headers: Record<string, string> = signStandard(erp.secret, hashOf(text)),
): IncomingBody {
  const body = Readable.toWeb(Readable.from(inPieces(text, 777))) as ReadableStream<Uint8Array>;
  return { headers: new Headers(headers), body, receivedAt: new Date(), address: staff.id };
}

const receive = (text: string, headers?: Record<string, string>) =>
  receiveSnapshot(erp.connection, arriving(text, headers));

/** Receives and applies a snapshot. @returns its row afterwards */
async function play(text: string, headers?: Record<string, string>) {
  const received = await receive(text, headers);
  if (!received.ok) throw new Error(received.problem.code);
  const of = { structureId: staff.structure.id, snapshotId: received.value };
  await applySnapshot(of);
  return prisma().erpSnapshot.findFirstOrThrow({ where: { structureId: of.structureId, id: of.snapshotId } });
}

async function active(): Promise<number> {
  return prisma().client.count({
    where: { structureId: staff.structure.id, erpId: { not: null }, erpRemovedAt: null },
  });
}

test('creates everyone by the first snapshot, and takes over manually managed clients', async () => {
  const people = [...base(2_500), erpPerson('M', { email: 'Main@exemple.example' })];
  expect(await play(ndjson(people))).toMatchObject({
    state: 'applied',
    lines: 2_501,
    invalid: 0,
    created: 2_500,
    updated: 1,
    removed: 0,
  });
  expect(await active()).toBe(2_501);
  expect(await prisma().client.findFirst({ where: { structureId: staff.structure.id, erpId: 'M' } })).toMatchObject({
    id: byHand,
  });
  expect(await play(ndjson(people))).toMatchObject({ created: 0, updated: 0, unchanged: 2_501, removed: 0 });
  expect(await prisma().erpSnapshotLine.count({ where: { structureId: staff.structure.id } })).toBe(0);
});

test('takes over a client known by an alias under it, and lists them as such beforehand', async () => {
  const { accountId } = await testRegistration(await testKey(staff), 'alias@exemple.example');
  expect(await linkAccount(staff, { accountId, clientId: byHand })).toMatchObject({ ok: true });
  const { id: snapshotId } = await prisma().erpSnapshot.create({
    data: {
      structureId: staff.structure.id,
      connectionId: erp.connection.id,
      webhookId: 'w',
      takenAt: new Date(),
      state: 'held',
    },
  });
  const payload = { erpId: 'M', removes: false, fields: { lastName: 'Durand' } };
  await prisma().erpSnapshotLine.create({
    data: {
      structureId: staff.structure.id,
      snapshotId,
      line: 1,
      erpId: 'M',
      emailKey: 'alias@exemple.example',
      payload,
    },
  });
  expect((await readSnapshot(staff, snapshotId, 'taken', 1))?.counts).toMatchObject({ taken: 1, new: 0 });
  expect(await play(ndjson([erpPerson('M', { email: 'alias@exemple.example' })]))).toMatchObject({
    state: 'applied',
    created: 0,
    updated: 1,
  });
  expect(await prisma().client.findMany({ where: { structureId: staff.structure.id } })).toMatchObject([
    { id: byHand, erpId: 'M' },
  ]);
});

test('removes absent people, leaves those with newer events alone, and removes no one for an unreadable address', async () => {
  await play(ndjson(base(30)));
  await prisma().client.updateMany({
    where: { structureId: staff.structure.id },
    data: { erpVersion: new Date(Date.now() - 3_600_000) },
  });
  await send(erp, {
    type: 'client.updated',
    timestamp: new Date(Date.now() + 60_000).toISOString(),
    data: erpPerson('C-29', { lastName: 'Neuf' }),
  });
  const text = ndjson([...base(27), { id: 'C-27', lastName: 'Sans', email: 'adresse' }]);
  expect(await play(text)).toMatchObject({ state: 'applied', lines: 28, invalid: 0, updated: 1, removed: 1 });
  const former = await prisma().client.findMany({
    where: { structureId: staff.structure.id, erpRemovedAt: { not: null } },
  });
  expect(former.map(({ erpId }) => erpId)).toEqual(['C-28']);
});

test('holds a snapshot that drops 63 %, and an empty one', async () => {
  await play(ndjson(base(100)));
  await prisma().client.updateMany({
    where: { structureId: staff.structure.id },
    data: { erpVersion: new Date(Date.now() - 3_600_000) },
  });
  expect(await play(ndjson(base(37)))).toMatchObject({ state: 'held', toRemove: 63, toReaddress: 0, base: 100 });
  expect(await play('')).toMatchObject({ state: 'held', toRemove: 100, lines: 0 });
  expect(await active()).toBe(100);
});

test('holds a snapshot with a line without an id if a person is missing: the line may be theirs', async () => {
  await play(ndjson(base(30)));
  await prisma().client.updateMany({
    where: { structureId: staff.structure.id },
    data: { erpVersion: new Date(Date.now() - 3_600_000) },
  });
  expect(await play(`${ndjson(base(29))}{"id":\n`)).toMatchObject({ state: 'held', toRemove: 1, invalid: 1 });
  expect(await active()).toBe(30);
  expect(await play(`${ndjson(base(30))}{"id":\n`)).toMatchObject({ state: 'applied', invalid: 1 });
  expect(await play(ndjson(base(29)))).toMatchObject({ state: 'applied', removed: 1 });
});

test('holds a snapshot that gives 21 of 50 people another address', async () => {
  await play(ndjson(base(50)));
  await prisma().client.updateMany({
    where: { structureId: staff.structure.id },
    data: { erpVersion: new Date(Date.now() - 3_600_000) },
  });
  const moved = base(50).map((one, n) => (n < 21 ? { ...one, email: `neuf-${n}@exemple.example` } : one));
  expect(await play(ndjson(moved))).toMatchObject({ state: 'held', toRemove: 0, toReaddress: 21 });
});

test('keeps nothing of a snapshot that is cut off, altered in transit, or signed with another key', async () => {
  const whole = ndjson(base(40));
  const headers = signStandard(erp.secret, createHash('sha256').update(whole).digest('hex'));
  expect(await receive(whole.slice(0, -20), headers)).toEqual({ ok: false, problem: { code: 'signature-invalid' } });
  expect(await receive(whole.replace('C-7', 'C-8'), headers)).toEqual({
    ok: false,
    problem: { code: 'signature-invalid' },
  });
  expect(await receive(whole, signStandard(`whsec_${Buffer.alloc(32).toString('base64')}`, 'x'))).toEqual({
    ok: false,
    problem: { code: 'signature-invalid' },
  });
  const old = signStandard(
    erp.secret,
    createHash('sha256').update(whole).digest('hex'),
    randomUUID(),
    Date.now() - 301_000,
  );
  expect(await receive(whole, old)).toEqual({ ok: false, problem: { code: 'signature-expired' } });
  const { rows } = await connection().pool.query(
    'select (select count(*) from erp_snapshot where structure_id = $1)::int as snapshots, (select count(*) from erp_snapshot_line where structure_id = $1)::int as lines',
    [staff.structure.id],
  );
  expect(rows).toEqual([{ snapshots: 0, lines: 0 }]);
});

test('answers a repeated delivery with the same snapshot', async () => {
  const text = ndjson(base(3));
  const headers = signStandard(erp.secret, createHash('sha256').update(text).digest('hex'));
  const [first, second] = [await receive(text, headers), await receive(text, headers)];
  expect(second).toEqual(first);
  expect(await prisma().erpSnapshot.count({ where: { structureId: staff.structure.id } })).toBe(1);
});

test('keeps what a snapshot said when a late event arrives', async () => {
  await play(ndjson(base(30)));
  expect(await send(erp, message('updated', 1, erpPerson('C-1', { lastName: 'Vieux' })))).toMatchObject({
    verdict: 'stale',
  });
  expect(await prisma().client.findFirst({ where: { structureId: staff.structure.id, erpId: 'C-1' } })).toMatchObject({
    lastName: 'Durand',
  });
});

/** Reads everything that a snapshot could leave behind, and when it was written. */
async function contents() {
  const of = [staff.structure.id];
  const { rows } = await connection().pool.query(
    `select (select json_agg(c order by c.id) from client c where c.structure_id = $1) as clients,
       (select count(*)::int from erp_snapshot where structure_id = $1) as snapshots,
       (select count(*)::int from erp_snapshot_line where structure_id = $1) as lines,
       (select count(*)::int from audit_event where structure_id = $1) as events`,
    of,
  );
  return rows;
}

const past = () =>
  prisma().client.updateMany({
    where: { structureId: staff.structure.id },
    data: { erpVersion: new Date(Date.now() - 3_600_000) },
  });

test.each([
  ['the first one', () => [...base(2_500), erpPerson('M', { email: 'Main@exemple.example' })]],
  [
    'one with every kind of line',
    () => [
      ...base(2_480),
      ...base(20).map((one, n) => ({ ...one, lastName: `Neuf ${n}` })),
      erpPerson('N', { active: false }),
      erpPerson('C-2480', { active: false }),
      erpPerson('Z'),
      { id: 'C-2481', lastName: 'Sans', email: 'adresse' },
    ],
  ],
  ['one with a line without an id, where a person is missing', () => [...base(2_499), [1]]],
  ['one with a line without an id, where no person is missing', () => [...base(2_500), [1]]],
  ['one that drops 63 %', () => base(37)],
  ['an empty one', () => []],
])('predicts by a dry run the result of %s, and changes nothing', async (_which, people) => {
  await play(ndjson(_which === 'the first one' ? [] : base(_which.includes('63') ? 100 : 2_500)));
  await past();
  const before = await contents();
  const text = ndjson(people());
  const tried = await dryRunReceivedSnapshot(erp.connection, arriving(text));
  if (!tried.ok) throw new Error(tried.problem.code);
  expect(await contents()).toEqual(before);
  const { state, lines, invalid, created, updated, unchanged, removed, held } = tried.value;
  const done = await play(text);
  expect(done).toMatchObject({ state, lines, invalid, ...(held ?? { toRemove: expect.any(Number) }) });
  if (state === 'applied') expect(done).toMatchObject({ created, updated, unchanged, removed });
  else expect(removed).toBe(done.toRemove);
});

test('lists in a dry run the first lines that cannot be read', async () => {
  const tried = await dryRunReceivedSnapshot(erp.connection, arriving(`${ndjson(base(2))}\n[]\n{"id":7}\n`));
  expect(tried).toMatchObject({
    ok: true,
    value: {
      ...{ lines: 4, invalid: 2, created: 2 },
      invalidLines: [
        { line: 3, errors: [{ code: 'not-json' }] },
        { line: 4, errors: expect.arrayContaining([{ pointer: '/data/lastName', code: 'required' }]) },
      ],
    },
  });
});

test('authenticates a sender by `Content-Digest` before the body arrives, and refuses a body with another hash', async () => {
  const text = ndjson(base(3));
  const digest = (of: string) => ({
    'content-digest': `sha-256=:${createHash('sha256').update(of).digest('base64')}:`,
  });
  const never = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('was read')) });
  const stranger = { ...signStandard(`whsec_${Buffer.alloc(32).toString('base64')}`, hashOf(text)), ...digest(text) };
  const refused = { ok: false, problem: { code: 'signature-invalid' } };
  expect(await receiveSnapshot(erp.connection, { ...arriving(text, stranger), body: never })).toEqual(refused);
  const own = { ...signStandard(erp.secret, hashOf(text)), ...digest(text) };
  expect(await receive(text.replace('C-1', 'C-9'), own)).toEqual(refused);
  expect((await receive(text, own)).ok).toBe(true);
});

/** Makes a body that begins and then waits until it is ended. */
function stalled(text: string) {
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from(text));
      end = () => controller.close();
    },
  });
  return { body, end: () => end() };
}

const open = `select from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
  and xact_start is not null and pid <> pg_backend_pid()`;
const transactions = async () => (await connection().pool.query(open)).rowCount;

test('holds no transaction while bodies arrive, and limits unauthenticated ones to a few at a time', async () => {
  const text = ndjson(base(3));
  const bodies = Array.from({ length: 20 }, () => stalled(text));
  const answers = bodies.map(({ body }) => receiveSnapshot(erp.connection, { ...arriving(text), body }));
  const refused: unknown[] = [];
  for (const answer of answers) void answer.then((response) => refused.push(response));
  await expect.poll(() => refused.length).toBe(18);
  expect(refused).toEqual(Array.from({ length: 18 }, () => ({ ok: false, problem: { code: 'too-many', wait: 10 } })));
  await expect.poll(transactions).toBe(0);
  // Another address has a slot of its own, and so has a sender authenticated by the headers.
  const digest = { 'content-digest': `sha-256=:${createHash('sha256').update(text).digest('base64')}:` };
  expect((await receiveSnapshot(erp.connection, { ...arriving(text), address: 'elsewhere' })).ok).toBe(true);
  expect((await receive(text, { ...signStandard(erp.secret, hashOf(text)), ...digest })).ok).toBe(true);
  for (const { end } of bodies) end();
  expect((await Promise.all(answers)).filter(({ ok }) => ok)).toHaveLength(2);
  expect((await receive(text)).ok).toBe(true);
});

test('makes an address wait after bodies that were not authentic, and does not count authentic ones', async () => {
  const text = ndjson(base(1));
  for (let n = 0; n < 3; n += 1) expect((await receive(text)).ok).toBe(true);
  const broken = () => new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('reset')) });
  const cut = () => receiveSnapshot(erp.connection, { ...arriving(text), body: broken() });
  for (let n = 0; n < 20; n += 1) expect(await cut()).toEqual({ ok: false, problem: { code: 'cut-off' } });
  expect(await cut()).toEqual({ ok: false, problem: { code: 'too-many', wait: expect.any(Number) } });
});

test('fails whole where a snapshot is not UTF-8, is an array or has no readable line, and takes it when corrected', async () => {
  // The sample w09.
  const people = [
    { id: 'S-1', email: 'zoe.pr@exemple.example', firstName: 'Zoé', lastName: 'Préval' },
    { id: 'S-2', email: 'noel.ge@exemple.example', firstName: 'Noël', lastName: 'Gérôme' },
  ];
  expect(await play(ndjson(people))).toMatchObject({ state: 'applied', created: 2 });
  const latin = Buffer.from(ndjson(people), 'latin1');
  const bodies: [Buffer, string][] = [
    [latin, 'not-utf8'],
    [Buffer.from(JSON.stringify(people)), 'json-array'],
    [Buffer.from(JSON.stringify(people, null, 2)), 'json-array'],
    [Buffer.from(JSON.stringify(people[0], null, 2)), 'no-readable-line'],
    [Buffer.from('id;email\nS-1;zoe.pr@exemple.example\n'), 'no-readable-line'],
  ];
  for (const [bytes, fault] of bodies) {
    const signed = signStandard(erp.secret, createHash('sha256').update(bytes).digest('hex'), `msg_${fault}`);
    const body = { headers: new Headers(signed), receivedAt: new Date(), address: staff.id };
    const sent = () => ({ ...body, body: new Blob([new Uint8Array(bytes)]).stream() });
    const refused = { ok: false, problem: { code: 'invalid-snapshot', fault } };
    expect(await dryRunReceivedSnapshot(erp.connection, sent())).toEqual(refused);
    expect(await receiveSnapshot(erp.connection, sent())).toEqual(refused);
    expect(await receiveSnapshot(erp.connection, sent())).toEqual(refused);
  }
  const failed = { structureId: staff.structure.id, state: 'failed' } as const;
  const kept = await prisma().erpSnapshot.findMany({ where: failed, orderBy: { problem: 'asc' } });
  expect(kept.map(({ problem }) => problem)).toEqual(['json-array', 'no-readable-line', 'not-utf8']);
  expect(await prisma().client.findMany({ where: { structureId: staff.structure.id, erpId: 'S-1' } })).toMatchObject([
    { firstName: 'Zoé', erpRemovedAt: null },
  ]);
  const text = ndjson(people);
  expect(await play(text, signStandard(erp.secret, hashOf(text), 'msg_not-utf8'))).toMatchObject({
    state: 'applied',
    unchanged: 2,
  });
});

test('replaces a held snapshot by a newer one', async () => {
  await play(ndjson(base(60)));
  const outdated = await play(ndjson(base(10)));
  expect(outdated).toMatchObject({ state: 'held', toRemove: 50 });
  expect(await play(ndjson(base(20)))).toMatchObject({ state: 'held', toRemove: 40 });
  const now = await prisma().erpSnapshot.findFirstOrThrow({ where: { id: outdated.id } });
  expect(now).toMatchObject({ state: 'discarded', problem: 'replaced' });
  expect(await prisma().erpSnapshotLine.count({ where: { snapshotId: outdated.id } })).toBe(0);
  expect(await active()).toBe(60);
});
