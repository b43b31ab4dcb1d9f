import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { listErpPeople } from '#lib/erp/people/list-erp-people.ts';
import type { Call, FullProfileName } from '#lib/erp/profiles/profile.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { type TestErp, testErp } from '#lib/testing/erp.ts';
import { playMessage, storedPeople, warned } from '#lib/testing/play-messages.ts';
import { testStaff } from '#lib/testing/staff.ts';

let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});

async function connect(profile: FullProfileName, timeZone = 'Europe/Paris') {
  erp = await testErp(staff, profile);
  erp.connection = { ...erp.connection, timeZone };
}

const play = (body: object | string, call?: Partial<Call>) => playMessage(erp, body, call);
const people = () => storedPeople(erp);

// The sample w01.
const salome = (name: string, minute: string, more: object = {}) => ({
  event: 'on_update',
  name,
  customer_name: name,
  email_id: 'salome.v@exemple.example',
  mobile_no: '0641010101',
  disabled: 0,
  modified: `2026-11-26 08:${minute}:00.000001`,
  ...more,
});
const [before, after] = ['Salomé Ventoux', 'Salomé Ventoux-Lacombe'];

test('w01: follows a rename that Frappe reports, and leaves the person their address', async () => {
  await connect('frappe');
  expect(await play(salome(before, '00'))).toMatchObject({ verdict: 'applied', ...warned('fullName name-split') });
  const renamed = salome(after, '30', { old_name: before });
  expect(await play(renamed)).toMatchObject({ verdict: 'applied', payload: { formerIds: [before] } });
  const stored = (name: string) => `${name} <salome.v@exemple.example>, +33641010101`;
  expect(await people()).toEqual({ [after]: stored(after) });
  const shared = (await listErpPeople(staff, 'shared', 1))?.people.map(({ erpId }) => erpId);
  expect(shared).not.toContain(after);
});

test('w01: shows the two ids of a rename that Frappe does not report as sharing an address', async () => {
  await connect('frappe');
  await play(salome(before, '00'));
  expect(await play(salome(after, '30'))).toMatchObject({ verdict: 'applied', erpId: after });
  expect(Object.keys(await people())).toEqual([before, after]);
  expect((await listErpPeople(staff, 'shared', 1))?.people).toMatchObject([{ erpId: after }, { erpId: before }]);
});

test('w02: splits the one name of a person whose other name fields are null', async () => {
  await connect('frappe');
  const customer = {
    ...{ event: 'on_update', doctype: 'Customer', name: 'CUST-0201', customer_name: 'Édith Mornay' },
    ...{ first_name: null, last_name: null, email_id: 'edith.m@exemple.example', mobile_no: null, disabled: 0 },
    modified: '2026-11-26 08:00:00',
  };
  expect(await play(customer)).toMatchObject({ verdict: 'applied', ...warned('fullName name-split') });
  const contact = {
    ...{ doctype: 'Contact', name: 'Soleil-1', first_name: 'Soleil', last_name: null, full_name: 'Soleil' },
    ...{ email_id: 'soleil@exemple.example', mobile_no: '', phone: '0241010202', modified: '2026-11-26 08:00:00' },
  };
  const { verdict, payload } = await play(contact);
  expect([verdict, payload]).toEqual(['applied', expect.not.objectContaining({ warnings: expect.anything() })]);
  expect(await people()).toEqual({
    'Contact/Soleil-1': 'Soleil <soleil@exemple.example>, +33241010202',
    'Customer/CUST-0201': 'Édith Mornay <edith.m@exemple.example>',
  });
});

const mindbody = (n: string, eventId: string, minute: number, eventData: object) => ({
  ...{ messageId: n, eventId, eventSchemaVersion: 1, eventData: { siteId: 7, ...eventData } },
  eventInstanceOriginationDateTime: `2026-11-26T08:0${minute}:00Z`,
});

test('w03: reads the phone behind an empty one of Mindbody', async () => {
  await connect('mindbody');
  const client = {
    ...{ clientId: '300000301', clientUniqueId: 300301, status: 'Active', firstName: 'Gaspard', lastName: 'Jolivet' },
    ...{ email: 'gaspard.j@exemple.example', mobilePhone: null, homePhone: '02 41 01 03 01', workPhone: null },
    birthDateTime: null,
  };
  expect(await play(mindbody('w03-a-0001', 'client.updated', 0, client))).toMatchObject({ verdict: 'applied' });
  expect(await people()).toEqual({ '300301': 'Gaspard Jolivet <gaspard.j@exemple.example>, +33241010301' });
});

test('w03: reads the phone behind an empty one of Frappe', async () => {
  await connect('frappe');
  const contact = {
    ...{ doctype: 'Contact', name: 'CT-0302', first_name: 'Gaspard', last_name: 'Jolivet', mobile_no: '' },
    ...{ email_id: 'gaspard.j2@exemple.example', phone: '02 41 01 03 02', modified: '2026-11-26 08:00:00' },
  };
  expect(await play(contact)).toMatchObject({ verdict: 'applied' });
  expect(await people()).toEqual({ 'Contact/CT-0302': 'Gaspard Jolivet <gaspard.j2@exemple.example>, +33241010302' });
});

test('w04: makes the profile that Mindbody merged into another a former client', async () => {
  await connect('mindbody');
  const ondine = (id: number, email: string) => ({
    ...{ clientId: `300000${id}`, clientUniqueId: 300_000 + id, status: 'Active', firstName: 'Ondine' },
    ...{ lastName: 'Perrault', email, mobilePhone: null, homePhone: null },
  });
  const merge = {
    ...{ mergeDateTime: '2026-11-26T08:03:00Z', mergedByStaffId: 11, keptClientId: '300000401' },
    ...{ keptClientUniqueId: 300_401, removedClientUniqueId: 300_402 },
  };
  await play(mindbody('w04-1', 'client.created', 1, ondine(401, 'ondine.p@exemple.example')));
  await play(mindbody('w04-2', 'client.created', 2, ondine(402, 'ondine.pro@exemple.example')));
  expect(await play(mindbody('w04-3', 'clientProfileMerger.created', 3, merge))).toMatchObject({
    ...{ verdict: 'applied', erpId: '300401', payload: { formerIds: ['300402'] } },
  });
  expect(await people()).toEqual({
    '300401': 'Ondine Perrault <ondine.p@exemple.example>',
    null: 'Ondine Perrault <>, gone',
  });
});

test('w05: keeps ids beyond 2^53 apart', async () => {
  await connect('standard');
  const bigarreau = (id: string, email: string, firstName: string) =>
    `{"type":"client.updated","timestamp":"${new Date().toISOString()}","data":{"id":${id},"email":"${email}",` +
    `"firstName":"${firstName}","lastName":"Bigarreau","active":true}}`;
  const [one, other] = ['9007199254740992', '9007199254740993'];
  expect(await play(bigarreau(one, 'pia.b@exemple.example', 'Pia'))).toMatchObject({ verdict: 'applied', erpId: one });
  expect(await play(bigarreau(other, 'remi.b@exemple.example', 'Rémi'))).toMatchObject({ erpId: other });
  expect(await people()).toEqual({
    [one]: 'Pia Bigarreau <pia.b@exemple.example>',
    [other]: 'Rémi Bigarreau <remi.b@exemple.example>',
  });
});
