import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { incomingEvent, send, testErp } from '#lib/testing/erp.ts';
import { finalState, histories } from '#lib/testing/histories.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { receiveEvents } from './receive-events.ts';

beforeAll(async () => {
  await testDatabase();
});

test('ends the same for every order of one history, with repetitions', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ events, shuffled }) => {
      const [one, other] = [await testErp(await testStaff()), await testErp(await testStaff())];
      for (const { id, body } of events) await send(one, body, id);
      for (const { id, body } of shuffled) await send(other, body, id);
      expect(await finalState(other)).toEqual(await finalState(one));
    }),
    { numRuns: 20 },
  );
}, 120_000);

test('ends the same when all events arrive at once, and in batches', async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.integer({ min: 1, max: 5 }), async ({ events, shuffled }, size) => {
      const [one, other, batched] = [
        await testErp(await testStaff()),
        await testErp(await testStaff()),
        await testErp(await testStaff()),
      ];
      for (const { id, body } of events) await send(one, body, id);
      const applied = await Promise.all(shuffled.map(({ id, body }) => send(other, body, id)));
      for (let at = 0; at < shuffled.length; at += size) {
        const slice = shuffled.slice(at, at + size).map(({ id, body }) => incomingEvent(batched, body, id));
        await receiveEvents(batched.connection, slice);
      }
      const expected = await finalState(one);
      expect(await finalState(other)).toEqual(expected);
      expect(await finalState(batched)).toEqual(expected);
      // Each message had its effect once, and every other delivery was answered as a duplicate.
      expect(applied.filter(({ verdict }) => verdict !== 'duplicate')).toHaveLength(events.length);
    }),
    { numRuns: 20 },
  );
}, 120_000);
