import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { dryRunEvents, receiveEvents } from './receive-events.ts';

let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  erp = await testErp(staff);
});

const journal = () =>
  prisma().erpEvent.findMany({ where: { structureId: staff.structure.id }, orderBy: { webhookId: 'asc' } });
const people = () =>
  prisma().client.findMany({ where: { structureId: staff.structure.id }, select: { erpId: true, email: true } });

// The samples w10 and w11.
const hugo = (email: string) => ({
  type: 'client.created',
  timestamp: '2026-11-26T08:00:00Z',
  data: { id: 'C-1001', email, firstName: 'Hugo', lastName: 'Marsal', active: true },
});
const ines = (email: string, minute: number) => ({
  type: 'client.updated',
  timestamp: `2026-11-26T08:0${minute}:00Z`,
  data: { id: 'C-1101', email, firstName: 'Inès', lastName: 'Roncevaux', active: true },
});

test('judges a refused message again: the same one, and a corrected one with the same id', async () => {
  const first = await send(erp, hugo(''), 'msg_w10');
  expect(first.verdict).toBe('invalid');
  const [refused] = await journal();
  expect((await send(erp, hugo(''), 'msg_w10')).verdict).toBe('invalid');
  const second = await send(erp, hugo('hugo.m@exemple.example'), 'msg_w10');
  expect(second).toMatchObject({ verdict: 'applied', eventId: first.eventId });
  expect(await people()).toEqual([{ erpId: 'C-1001', email: 'hugo.m@exemple.example' }]);
  expect(await journal()).toMatchObject([
    { id: first.eventId, verdict: 'applied', problems: null, refusedAt: refused?.receivedAt, tries: 3 },
  ]);
  expect((await send(erp, hugo('hugo.m@exemple.example'), 'msg_w10')).verdict).toBe('duplicate');
});

test('refuses another message with the id of an applied one, and keeps one entry for each content', async () => {
  expect((await send(erp, ines('ines.r@exemple.example', 0), 'msg_w11')).verdict).toBe('applied');
  const other = ines('ines.nouvelle@exemple.example', 5);
  expect((await send(erp, other, 'msg_w11')).verdict).toBe('id-reused');
  expect((await send(erp, other, 'msg_w11')).verdict).toBe('id-reused');
  const { type, ...rest } = ines('ines.r@exemple.example', 0);
  expect((await send(erp, { ...rest, type }, 'msg_w11')).verdict).toBe('duplicate');
  expect(await people()).toEqual([{ erpId: 'C-1101', email: 'ines.r@exemple.example' }]);
  expect((await journal()).map(({ verdict, problems }) => [verdict, problems])).toEqual([
    ['applied', null],
    ['invalid', [{ pointer: '', code: 'id-reused' }]],
  ]);
});

test('treats each event of a batch by its place, as a single one', async () => {
  const batch = (...bodies: object[]) => bodies.map((body, place) => incomingEvent(erp, body, `msg_batch#${place}`));
  const verdicts = async (arrived: ReturnType<typeof batch>) =>
    (await receiveEvents(erp.connection, arrived)).map(({ verdict }) => verdict);
  const [right, wrong] = [erpPerson('A'), erpPerson('B', { email: 'b' })];
  expect(await verdicts(batch(message('created', 1, right), message('created', 1, wrong)))).toEqual([
    'applied',
    'invalid',
  ]);
  const again = batch(message('created', 1, erpPerson('Z')), message('created', 1, erpPerson('B')));
  expect((await dryRunEvents(erp.connection, again)).map(({ verdict }) => verdict)).toEqual(['id-reused', 'applied']);
  expect(await verdicts(again)).toEqual(['id-reused', 'applied']);
  expect((await people()).map(({ erpId }) => erpId).toSorted()).toEqual(['A', 'B']);
});

test('applies one of many attempts at the same moment, and answers the others as duplicates', async () => {
  await send(erp, hugo(''), 'msg_many');
  const corrected = hugo('hugo.m@exemple.example');
  const alone = await Promise.all(
    Array.from({ length: 6 }, () => receiveEvents(erp.connection, [incomingEvent(erp, corrected, 'msg_many')])),
  );
  const together = await Promise.all(Array.from({ length: 6 }, () => send(erp, corrected, 'msg_many')));
  const verdicts = [...alone.flat(), ...together].map(({ verdict }) => verdict);
  expect(verdicts.toSorted()).toEqual(['applied', ...Array(11).fill('duplicate')]);
  expect(await journal()).toHaveLength(1);
});

test('looks again at an id that occurs twice at the same moment', async () => {
  const [wrong, corrected, other] = [hugo(''), hugo('hugo.m@exemple.example'), hugo('autre@exemple.example')];
  const events = [wrong, corrected, other].map((body) => incomingEvent(erp, body, 'msg_twice'));
  const results = await receiveEvents(erp.connection, events);
  expect(results.map(({ verdict }) => verdict)).toEqual(['invalid', 'applied', 'id-reused']);
});
