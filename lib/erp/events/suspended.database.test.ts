import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, message, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import type { IncomingEvent } from './incoming-event.ts';
import { receiveEvent } from './receive-events.ts';
import { replayEvent } from './replay-event.ts';

let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  erp = await testErp(staff);
});

/** An event as the endpoint keeps it while the connection is suspended. */
function suspended(event: IncomingEvent): IncomingEvent {
  if (!event.content || !('event' in event.content)) throw new Error('the event cannot be read');
  const version = event.content.event.version.toISOString();
  return { ...event, payload: { ...event.payload, version, ignored: 'connection-disabled' }, content: null };
}

const names = async () =>
  (await prisma().client.findMany({ where: { structureId: staff.structure.id } })).map(({ firstName }) => firstName);
const journal = () => prisma().erpEvent.findMany({ where: { structureId: staff.structure.id } });

test('an event that came while the connection was suspended takes effect when it is replayed', async () => {
  const event = incomingEvent(erp, message('created', 1, erpPerson('A')));
  const { eventId, verdict } = await receiveEvent(erp.connection, suspended(event));
  expect(verdict).toBe('ignored');
  expect(await names()).toEqual([]);
  expect(await replayEvent(staff, eventId)).toEqual({ ok: true, value: 'applied' });
  expect(await names()).toEqual(['Zoé A']);
  expect(await journal()).toMatchObject([{ verdict: 'applied', tries: 2 }]);
});

test('takes effect when the ERP sends it again, and is no duplicate', async () => {
  const event = incomingEvent(erp, message('created', 1, erpPerson('A')), 'msg_1');
  await receiveEvent(erp.connection, suspended(event));
  expect((await receiveEvent(erp.connection, event)).verdict).toBe('applied');
  expect((await receiveEvent(erp.connection, event)).verdict).toBe('duplicate');
  expect(await names()).toEqual(['Zoé A']);
  expect(await journal()).toHaveLength(1);
});

test('replayed late, it changes nothing that has a newer value', async () => {
  const old = incomingEvent(erp, message('updated', 1, erpPerson('A', { firstName: 'Ancienne' })));
  const { eventId } = await receiveEvent(erp.connection, suspended(old));
  await receiveEvent(erp.connection, incomingEvent(erp, message('updated', 5, erpPerson('A'))));
  await replayEvent(staff, eventId);
  expect(await names()).toEqual(['Zoé A']);
});
