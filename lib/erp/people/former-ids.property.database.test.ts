import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import type { IncomingEvent } from '#lib/erp/events/incoming-event.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { finalState } from '#lib/testing/histories.ts';
import { testStaff } from '#lib/testing/staff.ts';

beforeAll(async () => {
  await testDatabase();
});

type Step = { id: string; at: number; formerIds: string[]; merely: boolean };

/** An event about a person with former ids; `merely`: it has nothing but those. */
function eventOf(erp: TestErp, { id, at, formerIds, merely }: Step): IncomingEvent {
  const arrived = incomingEvent(erp, message('updated', at, erpPerson(id)), `w-${at}`);
  if (!arrived.content || !('event' in arrived.content)) throw new Error('the message could not be read');
  const event = { ...arrived.content.event, ...(merely && { fields: null }), formerIds };
  const { version: _, ...payload } = event;
  return { ...arrived, payload, content: { event } };
}

const ids = ['A', 'B', 'C', 'D'];
const histories = fc
  .array(
    fc.record({
      id: fc.constantFrom(...ids),
      formerIds: fc.option(fc.subarray(ids, { maxLength: 2 }), { nil: [] }),
      merely: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((steps) => steps.map((step, at): Step => ({ ...step, at })))
  .chain((steps) =>
    fc.record({ steps: fc.constant(steps), shuffled: fc.shuffledSubarray(steps, { minLength: steps.length }) }),
  );

test('ends the same for every order of renames and merges, in chains and cycles, and in one batch', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ steps, shuffled }) => {
      const clubs = await Promise.all([0, 1, 2].map(async () => testErp(await testStaff())));
      const [one, other, batched] = clubs as [TestErp, TestErp, TestErp];
      for (const step of steps) await receiveEvents(one.connection, [eventOf(one, step)]);
      for (const step of shuffled) await receiveEvents(other.connection, [eventOf(other, step)]);
      await receiveEvents(
        batched.connection,
        shuffled.map((step) => eventOf(batched, step)),
      );
      const expected = await finalState(one);
      expect(await finalState(other)).toEqual(expected);
      expect(await finalState(batched)).toEqual(expected);
    }),
    { numRuns: 8 },
  );
}, 120_000);

test('makes the merged person a former client, and leaves the kept one as they are', async () => {
  const erp = await testErp(await testStaff());
  const { clientId: kept } = await send(erp, message('created', 1, erpPerson('401')));
  const { clientId: merged } = await send(erp, message('created', 2, erpPerson('402')));
  const step = { id: '401', at: 3, formerIds: ['402'], merely: true };
  const [result] = await receiveEvents(erp.connection, [eventOf(erp, step)]);
  expect(result).toMatchObject({ verdict: 'applied', clientId: kept, changes: {} });
  await send(erp, message('updated', 2.5, erpPerson('402', { lastName: 'Tard' })));
  const removedAt = async (id: string | null) =>
    (await prisma().client.findFirstOrThrow({ where: { id: id ?? '' } })).erpRemovedAt;
  expect(await removedAt(kept)).toBeNull();
  expect(await removedAt(merged)).not.toBeNull();
});

test('removes no client by a merge that arrives before anything else, and no member by a contact of the same number', async () => {
  const erp = await testErp(await testStaff());
  await receiveEvents(erp.connection, [eventOf(erp, { id: 'K', at: 5, formerIds: ['F'], merely: true })]);
  expect((await send(erp, message('created', 1, erpPerson('K')))).verdict).toBe('applied');
  const { clientId } = await send(erp, message('created', 6, erpPerson('MEMBER/9')));
  await send(erp, message('deleted', 7, { id: 'CONTACT/9' }));
  await send(erp, message('deleted', 8, { id: '9' }));
  const people = await prisma().client.findMany({
    where: { structureId: erp.connection.structureId, erpRemovedAt: null },
  });
  expect(people.map(({ erpId }) => erpId).sort()).toEqual(['K', 'MEMBER/9']);
  expect(people.some(({ id }) => id === clientId)).toBe(true);
});
