import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { connection, prisma } from '#lib/database/connection.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingBody, message, type TestErp, testErp } from '#lib/testing/erp.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { listErpPeople } from './list-erp-people.ts';
import { listHeldPeople } from './read-held-people.ts';

beforeAll(async () => {
  await testDatabase();
});

async function kindsOf(profile: ProfileName, bodies: object[]) {
  const staff = await testStaff();
  const erp = await testErp(staff, profile);
  await receiveEvents(
    erp.connection,
    bodies.map((body) => incomingBody(erp, JSON.stringify(body), {})),
  );
  const { people } = await listHeldPeople(erp.connection, '', 10);
  const listed = (await listErpPeople(staff, 'erp', 1))?.people ?? [];
  const kinds = new Map(listed.map(({ erpId, erpKind }) => [erpId, erpKind]));
  expect(people.map(({ id }) => kinds.get(id))).toEqual(people.map(({ kind }) => kind));
  return Object.fromEntries(people.map(({ id, kind }) => [id, kind]));
}

test('stores the kind of record of every profile that has kinds', async () => {
  const document = (doctype: string, name: string) => ({
    ...{ event: 'on_update', doctype, name, first_name: 'Zoé', last_name: 'Durand' },
    ...{ email_id: `${name}@exemple.example`, modified: '2026-11-26 08:00:00' },
  });
  expect(await kindsOf('frappe', [document('Contact', 'C-1'), document('Member', 'M-1')])).toEqual({
    ...{ 'Contact/C-1': 'Contact', 'Member/M-1': 'Member' },
  });
  const created = (messageId: string, ids: object) => ({
    ...{ messageId, eventId: 'client.created', eventInstanceOriginationDateTime: '2026-11-26T08:00:00Z' },
    eventData: { ...ids, firstName: 'Zoé', lastName: 'Durand', email: `${messageId}@exemple.example` },
  });
  const clients = [created('m-1', { clientUniqueId: 7 }), created('m-2', { clientId: '100' })];
  expect(await kindsOf('mindbody', clients)).toEqual({ 7: null, 'clientId/100': 'clientId' });
});

const member = (doctype: string, name: string) => ({
  ...{ doctype, name, first_name: 'Zoé', last_name: 'Durand', email_id: `${name}@exemple.example` },
  modified: '2026-11-26 08:00:00',
});
const kindsIn = async ({ connection: { structureId } }: TestErp) => {
  const clients = await prisma().client.findMany({ where: { structureId }, orderBy: { erpId: 'asc' } });
  return clients.map(({ erpId, erpKind }) => `${erpId} ${erpKind}`);
};

test('stores the kind of those whom a snapshot creates, and of those whom it updates', async () => {
  const erp = await testErp(await testStaff(), 'dolibarr');
  const record = (id: string, lastname = 'Durand') => ({
    ...{ id, element: 'member', lastname, firstname: 'Zoé', email: `m-${id}@exemple.example`, statut: '1' },
  });
  const known = { triggercode: 'MEMBER_CREATE', object: record('1') };
  await receiveEvents(erp.connection, [incomingBody(erp, JSON.stringify(known), {})]);
  await prisma().client.updateMany({ where: { structureId: erp.connection.structureId }, data: { erpKind: null } });
  const snapshotId = await sendSnapshot(erp, [record('1', 'Roy'), record('2')]);
  await applySnapshot({ structureId: erp.connection.structureId, snapshotId });
  expect(await kindsIn(erp)).toEqual(['MEMBER/1 MEMBER', 'MEMBER/2 MEMBER']);
});

test('fills the kind of clients of before in, where their ids or the journal tell it', async () => {
  const folder = '../../../prisma/migrations/20261128105000_erp_kind/migration.sql';
  const sql = await readFile(new URL(folder, import.meta.url), 'utf8');
  const erp = await testErp(await testStaff(), 'frappe');
  const { structureId } = erp.connection;
  const events = [member('Member', 'M-1'), member('Contact', 'A/B')];
  await receiveEvents(
    erp.connection,
    events.map((one) => incomingBody(erp, JSON.stringify({ event: 'on_update', ...one }), {})),
  );
  const native = await testErp(await testStaff());
  const slash = incomingBody(native, JSON.stringify(message('created', 1, erpPerson('12/34'))));
  await receiveEvents(native.connection, [slash]);
  const expected = await kindsIn(erp);
  expect(expected).toEqual(['Contact/A/B Contact', 'Member/M-1 Member']);
  await prisma().client.updateMany({ where: { structureId }, data: { erpKind: null } });
  await connection().pool.query(sql.slice(sql.indexOf('WITH')));
  expect(await kindsIn(erp)).toEqual(expected);
  // An id with a slash of its own has no kind.
  expect(await kindsIn(native)).toEqual(['12/34 null']);
});
