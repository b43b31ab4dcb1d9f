import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { changeConnectionSettings } from '#lib/erp/connections/connection-settings.ts';
import { disconnectErp } from '#lib/erp/connections/manage-erp.ts';
import { countUnreadFields } from '#lib/erp/overview/count-unread-fields.ts';
import { readJournalChoices } from '#lib/erp/overview/read-journal-choices.ts';
import type { FullProfileName } from '#lib/erp/profiles/profile.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingBody, message, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { databaseDigest } from '#lib/testing/verbs/database-digest.ts';
import { judgeAgain } from './judge-again.ts';
import { listErpEvents } from './list-erp-events.ts';
import { receiveEvent } from './receive-events.ts';

let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});

const connect = async (profile: FullProfileName) => {
  erp = await testErp(staff, profile);
};

async function play(body: object): Promise<string> {
  const { eventId } = await receiveEvent(erp.connection, incomingBody(erp, JSON.stringify(body)));
  return eventId;
}

async function judge(eventId: string) {
  const before = await databaseDigest();
  const judged = await judgeAgain(staff, eventId);
  expect(await databaseDigest()).toEqual(before);
  return judged;
}

test('judges a refused event by what is known of the person today, and writes nothing', async () => {
  await connect('standard');
  const refused = await play(message('updated', 5, { id: 'A', phone: '06 12 34 56 78' }));
  expect(await judge(refused)).toMatchObject({ verdict: 'invalid', client: null, problems: [{}, {}] });
  await play(message('created', 1, erpPerson('A')));
  expect(await judge(refused)).toMatchObject({
    verdict: 'applied',
    effect: 'none',
    client: { name: 'Zoé A Durand' },
    changes: { phone: { before: null, after: '+33612345678' } },
    problems: [],
  });
});

test('judges an unreadable event from what was kept of it, by the settings of today', async () => {
  await connect('bearer');
  const sent = message('created', 1, erpPerson('B', { email: ['', 'b@exemple.example'], active: 'peut-être' }));
  const refused = await play(sent);
  expect(await judge(refused)).toMatchObject({ verdict: 'invalid', problems: [{ code: 'not-a-choice' }] });
  const { structureId, payload } = await prisma().erpEvent.findFirstOrThrow({ where: { id: refused } });
  const { retained } = payload as { retained: { person: object } };
  // As if today's code read the word.
  const read = { ...retained, person: { ...retained.person, active: 'oui' } };
  await prisma().erpEvent.update({
    where: { structureId_id: { structureId, id: refused } },
    data: { payload: { ...(payload as object), retained: read } },
  });
  expect(await judge(refused)).toMatchObject({
    verdict: 'applied',
    effect: 'created',
    changes: { email: { before: null, after: 'b@exemple.example' } },
  });
});

test('says why it judges nothing: contents that were not kept, or a connection that has ended', async () => {
  await connect('bearer');
  const refused = await play(message('created', 1, erpPerson('B', { email: 'no address' })));
  const { structureId, payload } = await prisma().erpEvent.findFirstOrThrow({ where: { id: refused } });
  const { retained: _, ...old } = payload as { retained: object };
  await prisma().erpEvent.update({
    where: { structureId_id: { structureId, id: refused } },
    data: { payload: old, version: null },
  });
  expect(await judge(refused)).toBe('not-kept');
  expect(await disconnectErp(staff)).toMatchObject({ ok: true });
  expect(await judge(refused)).toBe('ended');
  expect(await judgeAgain(await testStaff(), refused)).toBeNull();
});

test('says how far a page looked that is not full, and goes on from there', async () => {
  await connect('standard');
  const { structureId, id } = erp.connection;
  await connection().pool.query(
    `insert into erp_event (structure_id, id, connection_id, webhook_id, type, received_at, payload, verdict)
     select $1, gen_random_uuid(), $2, n::text, case n when 1 then 'rare' else 'usual' end,
       '2026-11-01Z'::timestamptz + make_interval(secs => n), '{}', 'unchanged' from generate_series(1, 20001) n`,
    [structureId, id],
  );
  const first = await listErpEvents(staff, { type: 'rare' });
  expect(first).toMatchObject({ events: [], scannedTo: new Date('2026-11-01T00:00:02Z') });
  const second = await listErpEvents(staff, { type: 'rare', before: first.older ?? '' });
  expect(second).toMatchObject({ events: [{ type: 'rare' }], older: null, scannedTo: null });
  expect((await listErpEvents(staff, { type: 'usual' })).scannedTo).toBeNull();
});

test('says that a person whose kind counts today would be read, and who is not counted any more', async () => {
  await connect('frappe');
  const doc = { event: 'on_update', name: 'S-1', full_name: 'Zoé Durand', email_id: 'z@exemple.example' };
  const ignored = await play({ ...doc, doctype: 'Supplier' });
  expect(await judge(ignored)).toMatchObject({ verdict: 'ignored', ignored: 'kind-not-counted' });
  const refused = await play({ ...doc, doctype: 'Member', email_id: '' });
  const settings = { timeZone: null, blanks: 'clears' } as const;
  await changeConnectionSettings(staff, { ...settings, countedKinds: ['Supplier'] });
  expect(await judge(ignored)).toMatchObject({ verdict: 'ignored', ignored: null });
  expect(await judge(refused)).toMatchObject({ verdict: 'ignored', ignored: 'kind-not-counted' });
});

test('shows what a held status, and an event that came during a suspension, would do', async () => {
  await connect('dolibarr');
  const object = { id: '7', lastname: 'Zobel', firstname: 'Julie', email: 'j@exemple.example', statut: '-1' };
  const held = await play({ triggercode: 'MEMBER_MODIFY', object });
  expect(await judge(held)).toMatchObject({ verdict: 'held', hold: 'status-pending' });
  const applied = await play({ triggercode: 'MEMBER_VALIDATE', object: { ...object, statut: '1' } });
  expect(await judge(applied)).toBeNull();
  const event = await prisma().erpEvent.findFirstOrThrow({ where: { id: applied } });
  await prisma().erpEvent.update({
    where: { structureId_id: { structureId: event.structureId, id: applied } },
    data: {
      verdict: 'ignored',
      version: new Date(),
      payload: {
        ...(event.payload as object),
        fields: { lastName: 'Zobel-Roy' },
        removes: true,
        ignored: 'connection-disabled',
      },
    },
  });
  expect(await judge(applied)).toMatchObject({ verdict: 'applied', effect: 'removed' });
  expect(await judge(held)).toMatchObject({ verdict: 'stale' });
});

test('filters the journal by the kinds of record and of event, and counts what is not read', async () => {
  await connect('frappe');
  const doc = (doctype: string, id: string, event: string) => ({
    ...{ event, doctype, name: id, full_name: 'Zoé Durand', email_id: `${id}@exemple.example`, licence: '12' },
  });
  await play(doc('Member', 'A', 'on_update'));
  await play(doc('Contact', 'B', 'on_update'));
  await play({ ...doc('Contact', 'C', 'on_submit'), email_id: '' });
  const ids = async (filter: object) => (await listErpEvents(staff, filter)).events.map(({ erpId }) => erpId);
  expect(await ids({ kind: 'Contact' })).toEqual(['Contact/C', 'Contact/B']);
  expect(await ids({ type: 'on_update', kind: 'Contact' })).toEqual(['Contact/B']);
  expect(await ids({ kind: '%', type: '\0' })).toEqual([]);
  expect(await ids({ kind: 'Member', q: 'zoé' })).toEqual(['Member/A']);
  expect(await readJournalChoices(staff)).toEqual({ kinds: ['Contact', 'Member'], types: ['on_update', 'on_submit'] });
  expect(await countUnreadFields(staff, 'Contact', ['licence', 'other'])).toEqual([
    { name: 'licence', count: 2 },
    { name: 'other', count: 0 },
  ]);
});
