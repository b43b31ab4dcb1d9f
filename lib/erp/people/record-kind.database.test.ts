import { beforeAll, expect, test } from 'vitest';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { incomingBody, testErp } from '#lib/testing/erp.ts';
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
