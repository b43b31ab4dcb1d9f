import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { listErpPeople } from '#lib/erp/people/list-erp-people.ts';
import type { Call, FullProfileName } from '#lib/erp/profiles/profile.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { type TestErp, testErp } from '#lib/testing/erp.ts';
import { playMessage, storedPeople, warned } from '#lib/testing/play-messages.ts';
import { naiveTime } from '#lib/testing/profile-writers/profile-writer.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
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

test('w06: takes an update of Martinique in local time after a snapshot of the same hour', async () => {
  await connect('frappe', 'America/Martinique');
  const flavie = {
    ...{ name: 'CUST-0601', customer_name: 'Flavie Saint-Elme', email_id: 'flavie.se@exemple.example' },
    ...{ mobile_no: null, disabled: 0 },
  };
  // Frappe's secret signs as it is.
  const signing = { ...erp, secret: Buffer.from(erp.secret).toString('base64') };
  await applySnapshot({ structureId: staff.structure.id, snapshotId: await sendSnapshot(signing, [flavie]) });
  expect(await people()).toEqual({ 'CUST-0601': 'Flavie Saint-Elme <flavie.se@exemple.example>' });
  const modified = naiveTime(Date.now() + 2000, -4);
  const update = { ...flavie, event: 'on_update', mobile_no: '0696106001', modified };
  expect(await play(update)).toMatchObject({ verdict: 'applied' });
  expect(await people()).toEqual({ 'CUST-0601': 'Flavie Saint-Elme <flavie.se@exemple.example>, +596696106001' });
});

// Until 25 October 2026 at 01:00 UTC the clocks of Paris are two hours ahead, then one.
test.each([
  ['2026-11-26T08:00:00Z', 1],
  ['2026-07-26T08:00:00Z', 2],
])('w06: removes by a message without a time what was updated up to 4 minutes ahead, on %s', async (now, hours) => {
  await connect('frappe');
  const at = Date.parse(now);
  const receivedAt = new Date(at);
  for (const ahead of [0, 4, 239]) {
    const name = `CUST-${ahead}`;
    const update = {
      ...{ event: 'on_update', name, customer_name: 'Nestor Vauban', email_id: `nestor.${ahead}@exemple.example` },
      ...{ mobile_no: null, disabled: 0, modified: naiveTime(at + ahead * 1000, hours) },
    };
    expect(await play(update, { receivedAt })).toMatchObject({ verdict: 'applied' });
    const trashed = await play({ event: 'on_trash', name }, { receivedAt: new Date(at + 1000) });
    expect(trashed).toMatchObject({ verdict: 'applied', payload: { removes: true } });
    // What the ERP sends of the person later, with a time of its own, is newer again.
    const modified = naiveTime(at + ahead * 1000 + 2000, hours);
    expect(await play({ ...update, modified }, { receivedAt })).toMatchObject({ verdict: 'applied' });
    expect(await play({ event: 'on_trash', name }, { receivedAt })).toMatchObject({ verdict: 'applied' });
  }
  expect(Object.values(await people()).every((one) => one.endsWith('gone'))).toBe(true);
});

test('w07: reads a day in seconds as midnight in UTC for a club in Martinique', async () => {
  await connect('dolibarr', 'America/Martinique');
  const object = {
    ...{ id: '701', element: 'member', lastname: 'Zobel', firstname: 'Julie', email: 'julie.z@exemple.example' },
    ...{ phone_mobile: '0696107001', birth: 639_878_400, statut: '1' },
  };
  expect(await play({ triggercode: 'MEMBER_CREATE', object })).toMatchObject({
    verdict: 'applied',
    erpId: 'MEMBER/701',
  });
  expect(await people()).toEqual({
    'MEMBER/701': 'Julie Zobel <julie.z@exemple.example>, +596696107001, 1990-04-12',
  });
});

test('keeps the member 9 of Dolibarr where the contact or the company 9 is deleted', async () => {
  await connect('dolibarr');
  const object = { id: '9', lastname: 'Noé', firstname: 'Iris', email: 'iris@exemple.example', statut: '1' };
  await play({ triggercode: 'MEMBER_CREATE', object: { ...object, element: 'member' } });
  for (const kind of ['CONTACT', 'COMPANY'])
    expect(await play({ triggercode: `${kind}_DELETE`, object: { id: '9' } })).toMatchObject({
      verdict: 'unchanged',
      erpId: `${kind}/9`,
    });
  expect(await people()).toEqual({ 'MEMBER/9': 'Iris Noé <iris@exemple.example>' });
  expect(await play({ triggercode: 'MEMBER_DELETE', object: { id: '9' } })).toMatchObject({ verdict: 'applied' });
  expect(await people()).toEqual({ 'MEMBER/9': 'Iris Noé <iris@exemple.example>, gone' });
});

test('w08: reads the first of two addresses of Odoo, and the one behind a name', async () => {
  await connect('odoo');
  const partner = (id: number, email: string) => ({
    ...{ _id: id, id, name: 'Côme Lavallée', email, phone: false, active: true, write_date: '2026-11-26 08:00:00' },
  });
  const two = partner(801, 'come.l@exemple.example, lavallee.pro@exemple.example');
  expect(await play(two, { verb: 'upsert' })).toMatchObject({
    verdict: 'applied',
    ...warned('fullName name-split', 'email other-address'),
  });
  const named = partner(802, '"Côme Lavallée" <come.l2@exemple.example>');
  expect(await play(named, { verb: 'upsert' })).toMatchObject({
    verdict: 'applied',
    ...warned('fullName name-split'),
  });
  expect(await people()).toEqual({
    'res.partner/801': 'Côme Lavallée <come.l@exemple.example>',
    'res.partner/802': 'Côme Lavallée <come.l2@exemple.example>',
  });
});

test('w12: takes the rest of an update that takes the address away', async () => {
  await connect('standard');
  const abel = (type: string, minute: number, more: object) => ({
    ...{ type, timestamp: `2026-11-26T08:0${minute}:00Z` },
    data: { id: 'C-1201', firstName: 'Abel', active: true, ...more },
  });
  await play(abel('client.created', 0, { email: 'abel.c@exemple.example', lastName: 'Corbin' }));
  const without = abel('client.updated', 5, { email: null, lastName: 'Corbin-Laurent', phone: '0641012012' });
  expect(await play(without)).toMatchObject({ verdict: 'applied', problems: null });
  expect(await people()).toEqual({ 'C-1201': 'Abel Corbin-Laurent <>, +33641012012' });
  expect((await listErpPeople(staff, 'address', 1))?.people).toMatchObject([{ erpId: 'C-1201' }]);
});
