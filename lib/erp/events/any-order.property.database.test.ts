import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type FullProfileName, fullProfileNames } from '#lib/erp/profiles/profile.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { incomingEvent, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { finalState, histories, historyRuns } from '#lib/testing/histories.ts';
import {
  deliveries,
  historySize,
  personOf,
  histories as severalHistories,
} from '#lib/testing/profile-writers/histories.ts';
import { addIdlePeople, playHistories } from '#lib/testing/profile-writers/play-histories.ts';
import { writerOf } from '#lib/testing/profile-writers/writer-of.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { receiveEvents } from './receive-events.ts';

beforeAll(async () => {
  await testDatabase();
});

test(
  'ends the same for every order of one history, with repetitions',
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ events, shuffled }) => {
        const [one, other] = [await testErp(await testStaff()), await testErp(await testStaff())];
        for (const { id, body } of events) await send(one, body, id);
        for (const { id, body } of shuffled) await send(other, body, id);
        expect(await finalState(other)).toEqual(await finalState(one));
      }),
      { numRuns: historyRuns },
    );
  },
  120_000 + historyRuns * 2_000,
);

test(
  'ends the same when all events arrive at once, and in batches',
  async () => {
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
      { numRuns: historyRuns },
    );
  },
  120_000 + historyRuns * 2_000,
);

/** Histories of each profile; `npm run test:endurance` plays 3,000. */
const runs = Number(process.env.HISTORY_RUNS ?? 6);
/** Independent histories that share one structure, because making one takes longest. */
const together = Math.min(runs, 50);
const inStructure = fc.record({
  several: severalHistories(together),
  sizes: fc.array(fc.constantFrom(1, 7, 40, 120, 300), { minLength: 1, maxLength: 4 }),
  blanks: fc.constantFrom('clears' as const, 'keeps' as const),
});

test.each(fullProfileNames)(
  'ends the same for histories of %s that are shuffled, repeated, and refused before they are right',
  async (profile) => {
    const isTimed = profile !== 'dolibarr';
    await fc.assert(
      fc.asyncProperty(inStructure, async ({ several, sizes, blanks }) => {
        const written = several.map((history, n) => deliveries(writerOf[profile], history, n, isTimed));
        const play = async (order: 'ordered' | 'shuffled') => {
          const erp = await testErp(await testStaff(), profile);
          erp.connection = { ...erp.connection, blanks };
          await addIdlePeople(erp, 5 * historySize * together);
          const all = written.flatMap((history) => history[order]).toSorted((one, other) => one.place - other.place);
          await playHistories(erp, all, order === 'ordered' ? [300] : sizes, isTimed ? 2 : 0);
          return statesOf(erp, profile, isTimed);
        };
        const [one, other] = [await play('ordered'), await play('shuffled')];
        for (const [n, history] of written.entries())
          expect(other[n], `history ${n}: ${JSON.stringify(history)}`).toEqual(one[n]);
      }),
      // Fewer steps of many histories tell nothing: the message names the one that differs.
      { numRuns: Math.ceil(runs / together), endOnFailure: true },
    );
  },
  120_000 + runs * 200,
);

/** The final state of each history. Without times of their own messages count as they arrive. */
async function statesOf(erp: TestErp, profile: FullProfileName, isTimed: boolean) {
  const rows = new Map((await finalState(erp)).map((row) => [row.erp_id, row]));
  const versions = { erp_version: null, erp_fields_version: null, erp_optional: null };
  return Array.from({ length: together }, (_, n) =>
    Array.from({ length: historySize }, (_, person) => {
      const row = rows.get(writerOf[profile].erpId(personOf(n, person)));
      return isTimed || !row ? row : { ...row, ...versions, erp_removed_at: row.erp_removed_at !== null };
    }),
  );
}
