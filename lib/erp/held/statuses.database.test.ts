import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import type { EventResult } from '#lib/erp/events/incoming-event.ts';
import { readMessage } from '#lib/erp/events/read-message.ts';
import { dryRunEvents, receiveEvent, receiveEvents } from '#lib/erp/events/receive-events.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { dryRunSnapshot } from '#lib/erp/snapshots/dry-run-snapshot.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { decideHeldEvents } from './decide-held.ts';
import { listHeldEvents } from './list-held-events.ts';
import { listHeldStatuses } from './list-held-statuses.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  await prisma().structure.update({ where: { id: staff.structure.id }, data: { proofNeeded: false } });
});

/** Receives a message of any profile, after authentication. */
function arrive({ connection: to }: TestErp, body: object) {
  const call = {
    headers: new Headers(),
    raw: Buffer.from(JSON.stringify(body)),
    token: null,
    verb: 'upsert',
    receivedAt: new Date(),
  };
  return readMessage(to, profileOf(to.profile), call, body);
}
const tell = (erp: TestErp, body: object): Promise<EventResult> => receiveEvent(erp.connection, arrive(erp, body));
const clients = () =>
  prisma().client.findMany({ where: { structureId: staff.structure.id }, orderBy: { erpId: 'asc' } });
const removed = async () => (await clients()).map(({ erpId, erpRemovedAt }) => [erpId, erpRemovedAt !== null]);

const zoe = { lastname: 'Durand', firstname: 'Zoé', email: 'zoe@exemple.example' };
const dolibarr = (triggercode: string, object: object) => ({ triggercode, object: { id: '12', ...zoe, ...object } });
let serial = 0;
function mindbody(eventId: string, more: object, moment = new Date()) {
  serial += 1;
  const eventData = { clientUniqueId: 12, firstName: 'Zoé', lastName: 'Durand', email: zoe.email, ...more };
  return { messageId: `m-${serial}`, eventId, eventInstanceOriginationDateTime: moment.toISOString(), eventData };
}

test('creates no client of a Dolibarr draft, opens access once it is validated, and closes it when it is reset', async () => {
  const erp = await testErp(staff, 'dolibarr');
  await testRegistration(await testKey(staff), zoe.email);
  const draft = dolibarr('MEMBER_CREATE', { statut: '-1' });
  expect(await dryRunEvents(erp.connection, [arrive(erp, draft)])).toMatchObject([{ verdict: 'held' }]);
  const { eventId } = await tell(erp, draft);
  expect(await clients()).toEqual([]);
  expect(await listHeldStatuses(staff)).toMatchObject({
    count: 1,
    unknown: 0,
    statuses: [{ eventId, hold: 'status-pending', status: 'statut: -1' }],
  });
  expect((await listHeldEvents(staff, 1))?.count).toBe(0);
  expect(await decideHeldEvents(staff, 'apply')).toEqual({ ok: false, problem: 'not-found' });
  expect(await replayEvent(staff, eventId)).toEqual({ ok: true, value: 'held' });
  expect(await clients()).toEqual([]);
  const { clientId } = await tell(erp, dolibarr('MEMBER_VALIDATE', { statut: 1, status: '-1' }));
  expect((await readVerdict(staff, { clientId: clientId ?? '' }))?.verdict.reason).toBe('open');
  expect((await listHeldStatuses(staff))?.count).toBe(0);
  expect(await replayEvent(staff, eventId)).toMatchObject({ value: 'stale' });
  expect(await tell(erp, dolibarr('MEMBER_MODIFY', { statut: '-1' }))).toMatchObject({ verdict: 'applied' });
  expect((await readVerdict(staff, { clientId: clientId ?? '' }))?.verdict.reason).toBe('removed-from-erp');
});

test('changes nothing by an unknown status, even when staff lets it through', async () => {
  const erp = await testErp(staff, 'dolibarr');
  const { eventId } = await tell(erp, dolibarr('MEMBER_MODIFY', { statut: '7' }));
  expect(await replayEvent(staff, eventId)).toEqual({ ok: true, value: 'held' });
  expect(await decideHeldEvents(staff, 'apply')).toEqual({ ok: false, problem: 'not-found' });
  expect(await decideHeldEvents(staff, 'discard')).toEqual({ ok: false, problem: 'not-found' });
  expect(await clients()).toEqual([]);
  expect(await listHeldStatuses(staff)).toMatchObject({
    count: 1,
    unknown: 1,
    statuses: [{ name: 'Zoé Durand', erpId: 'MEMBER/12' }],
  });
  await tell(erp, dolibarr('MEMBER_MODIFY', { statut: '1' }));
  expect(await tell(erp, dolibarr('MEMBER_MODIFY', { statut: '7', lastname: 'Autre' }))).toMatchObject({
    verdict: 'held',
  });
  expect(await clients()).toMatchObject([{ lastName: 'Durand', erpRemovedAt: null }]);
});

test.each([
  { inactive: true },
  { active: false },
  { status: 'Suspended' },
  { status: 'Frozen' },
  { status: null },
  { isProspect: true },
])('does not restore a deactivated person of Mindbody by an update with %j', async (more) => {
  const erp = await testErp(staff, 'mindbody');
  const before = new Date(Date.now() - 60_000);
  await tell(erp, mindbody('client.created', { status: 'Active' }, before));
  await tell(erp, mindbody('client.deactivated', {}, new Date(before.getTime() + 1_000)));
  await tell(erp, mindbody('client.updated', { status: 'Active', ...more }));
  expect(await removed()).toEqual([['12', true]]);
  await tell(erp, mindbody('client.updated', { status: 'Active' }));
  expect(await removed()).toEqual([['12', false]]);
});

test('decides a batch and a snapshot by the same tables', async () => {
  const erp = await testErp(staff, 'mindbody');
  const people = [
    { clientUniqueId: 1, status: 'Active' },
    { clientUniqueId: 2, status: 'Active', inactive: true },
    { clientUniqueId: 3, status: 'Frozen' },
    { clientUniqueId: 4, isProspect: true },
  ].map((one) => ({
    firstName: 'Zoé',
    lastName: `Durand ${one.clientUniqueId}`,
    email: `z${one.clientUniqueId}@exemple.example`,
    ...one,
  }));
  const lines = people.map((one) => `${JSON.stringify(one)}\n`).join('');
  expect(await dryRunSnapshot(erp.connection, Readable.from([Buffer.from(lines)]), new Date())).toMatchObject({
    created: 2,
    unchanged: 1,
    invalid: 1,
    invalidLines: [{ line: 3, errors: [{ pointer: '/data/status', code: 'status-unknown' }] }],
  });
  const sent = people.map((one) => arrive(erp, mindbody('client.updated', one)));
  expect((await receiveEvents(erp.connection, sent)).map(({ verdict }) => verdict)).toEqual([
    'applied',
    'applied',
    'held',
    'held',
  ]);
  expect(await removed()).toEqual([
    ['1', false],
    ['2', true],
  ]);
});

test.each<[ProfileName, (kind: string, gone: boolean) => object, [string, string]]>([
  [
    'dolibarr',
    (kind, gone) => ({
      triggercode: `${kind}_${gone ? 'DELETE' : 'CREATE'}`,
      object: { id: 12, ...zoe, email: `${kind}@exemple.example`, statut: '1' },
    }),
    ['MEMBER', 'CONTACT'],
  ],
  [
    'odoo',
    (kind, gone) => ({ _model: kind, _id: 12, name: 'Zoé Durand', email: `${kind}@exemple.example`, active: !gone }),
    ['res.partner', 'res.users'],
  ],
  [
    'frappe',
    (kind, gone) => ({
      event: gone ? 'on_trash' : 'on_update',
      doctype: kind,
      name: '12',
      last_name: 'Durand',
      email_id: `${kind}@exemple.example`,
    }),
    ['Customer', 'Contact'],
  ],
])('keeps, in profile %s, records of two kinds with the same number apart', async (profile, body, [one, other]) => {
  const erp = await testErp(staff, profile);
  await tell(erp, body(one, false));
  await tell(erp, body(other, true));
  expect(await removed()).toContainEqual([`${one}/12`, false]);
  await tell(erp, body(other, false));
  await tell(erp, body(one, true));
  expect(
    new Map(
      (await clients()).map(({ erpId, erpRemovedAt, memberNumber }) => [erpId, [erpRemovedAt !== null, memberNumber]]),
    ),
  ).toEqual(
    new Map([
      [`${one}/12`, [true, '12']],
      [`${other}/12`, [false, '12']],
    ]),
  );
});

test('accepts the next update, removal and snapshot after a time that is a year ahead', async () => {
  const erp = await testErp(staff);
  const ahead = (data: object) => ({
    type: 'client.updated',
    timestamp: new Date(Date.now() + 300 * 86_400_000).toISOString(),
    data,
  });
  const { eventId } = await send(erp, ahead(erpPerson('A')));
  const event = await prisma().erpEvent.findFirstOrThrow({ where: { id: eventId } });
  expect(event.version).toEqual(event.receivedAt);
  expect(event.payload).toMatchObject({ ahead: expect.stringMatching(/^2027/) });
  const later = (n: number) => ({ timestamp: new Date(Date.now() + n).toISOString() });
  expect(
    await send(erp, { ...message('updated', 0, erpPerson('A', { lastName: 'Neuf' })), ...later(1_000) }),
  ).toMatchObject({
    verdict: 'applied',
  });
  expect(await send(erp, { ...message('deleted', 0, { id: 'A' }), ...later(2_000) })).toMatchObject({
    verdict: 'applied',
  });
  expect(await removed()).toEqual([['A', true]]);
});

const migration = new URL('../../../prisma/migrations/20261126235000_erp_record_kinds/migration.sql', import.meta.url);

test('migrates stored records to kinds from the journal, and moves no version ahead', async () => {
  const erp = await testErp(staff, 'dolibarr');
  const of = { structureId: staff.structure.id, connectionId: erp.connection.id };
  await tell(erp, dolibarr('MEMBER_CREATE', { id: 1, statut: '1', email: 'un@exemple.example' }));
  await tell(erp, dolibarr('CONTACT_CREATE', { id: 2, email: 'deux@exemple.example' }));
  await tell(erp, dolibarr('MEMBER_CREATE', { id: 3, statut: '1', email: 'trois@exemple.example' }));
  await tell(erp, dolibarr('CONTACT_DELETE', { id: 4 }));
  const { id: snapshotId } = await prisma().erpSnapshot.create({
    data: { ...of, webhookId: 'w', takenAt: new Date(), state: 'held' },
  });
  const payload = { erpId: '9', removes: true, fields: null };
  await prisma().erpSnapshotLine.create({
    data: { structureId: of.structureId, snapshotId, line: 1, erpId: '9', payload },
  });
  const stored = () =>
    connection().pool.query(
      `select 'client' as what, erp_id, null as payload from client where structure_id = $1
        union all select 'tombstone', erp_id, null from erp_tombstone
       where structure_id = $1 union all select 'event', erp_id, payload ->> 'erpId' from erp_event
         where structure_id = $1 union all
       select 'line', erp_id, payload ->> 'erpId' from erp_snapshot_line where structure_id = $1 order by 1, 2`,
      [of.structureId],
    );
  const expected = (await stored()).rows.map((row) =>
    row.what === 'line' ? { ...row, erp_id: 'MEMBER/9', payload: 'MEMBER/9' } : row,
  );
  // The records are as they were stored before kinds, with one person whose version is of next
  // year, and one whose journal is deleted.
  for (const table of ['client', 'erp_tombstone', 'erp_event']) {
    await connection().pool.query(`update ${table} set erp_id = split_part(erp_id, '/', 2) where structure_id = $1`, [
      of.structureId,
    ]);
  }
  await connection().pool.query(
    "update erp_event set payload = (payload - 'kind') || jsonb_build_object('erpId', erp_id) where structure_id = $1",
    [of.structureId],
  );
  await connection().pool.query("delete from erp_event where structure_id = $1 and erp_id = '3'", [of.structureId]);
  await connection().pool.query(
    `update client set erp_version = now() + interval '300 days', erp_fields_version = now() + interval '300 days',
       erp_optional = '{"phone": 99999999999999}' where structure_id = $1 and erp_id = '1'`,
    [of.structureId],
  );
  await connection().pool.query(
    "update erp_event set version = now() + interval '300 days' where structure_id = $1 and erp_id = '1'",
    [of.structureId],
  );
  await connection().pool.query(await readFile(migration, 'utf8'));
  expect((await stored()).rows).toEqual(
    expected.filter(({ what, erp_id }) => what !== 'event' || erp_id !== 'MEMBER/3'),
  );
  expect(
    await tell(
      erp,
      dolibarr('MEMBER_MODIFY', { id: 1, statut: '1', email: 'un@exemple.example', phone: '0612345678' }),
    ),
  ).toMatchObject({
    verdict: 'applied',
  });
  expect((await clients())[1]).toMatchObject({ erpId: 'MEMBER/1', phone: '+33612345678' });
  const event = await prisma().erpEvent.findFirstOrThrow({
    where: { structureId: of.structureId, erpId: 'MEMBER/1' },
    orderBy: { id: 'asc' },
  });
  expect([event.version, event.payload]).toEqual([
    event.receivedAt,
    expect.objectContaining({ ahead: expect.any(String), kind: 'MEMBER' }),
  ]);
});
