import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import { testStaff } from '#lib/staff/test-staff.ts';
import { receiveEvents } from './receive-events.ts';
import { arrival, message, send, type TestErp, testErp } from './test-erp.ts';

beforeAll(async () => {
  await testDatabase();
});

/** One thing that happened in the ERP: each at a moment of its own. */
const step = fc.record({
  type: fc.constantFrom('created', 'updated', 'updated', 'updated', 'deleted'),
  id: fc.constantFrom('A', 'B', 'C', 'D'),
  mailbox: fc.constantFrom('un', 'deux', 'trois', 'quatre'),
  lastName: fc.constantFrom('Durand', 'Martin', 'Petit'),
  phone: fc.option(fc.constantFrom('0612345678', '0698765432', null), { nil: undefined }),
  active: fc.option(fc.constant(false), { nil: undefined, freq: 6 }),
});

type Sent = { id: string; body: ReturnType<typeof message> };

const history = fc.array(step, { minLength: 1, maxLength: 14 }).map((steps): Sent[] =>
  steps.map(({ type, id, mailbox, lastName, phone, active }, at) => ({
    id: `w-${at}`,
    body: message(type, at, {
      id,
      lastName,
      firstName: 'Zoé',
      email: `${mailbox}@exemple.example`,
      ...(phone !== undefined && { phone }),
      ...(active !== undefined && { active }),
    }),
  })),
);

/** A history, and the same again in another order with some of it repeated. */
const histories = history.chain((events) =>
  fc
    .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.array(fc.constantFrom(...events), { maxLength: 6 }))
    .chain(([shuffled, repeated]) => {
      const places = fc.array(fc.nat(events.length), { minLength: repeated.length, maxLength: repeated.length });
      return places.map((at) => ({ events, shuffled: repeated.reduce((all, event, n) => all.toSpliced(at[n] ?? 0, 0, event), shuffled) }));
    }),
);

/** Everything that staff or the app could see, by who it is in the ERP. */
async function finalState({ connection: { structureId } }: TestErp) {
  const { rows } = await connection().pool.query(
    `select erp_id, last_name, first_name, email, case when email_key = 'held:' || id then 'held' else email_key end as email_key, phone,
       erp_version, erp_fields_version, erp_removed_at, search_text, sort_name from client where structure_id = $1
     union all select erp_id, 'buried', '', '', '', null, version, null, null, '', '' from erp_tombstone where structure_id = $1 order by 1`,
    [structureId],
  );
  return rows;
}

test('every order of one history, with repetitions, ends the same', async () => {
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

test('so it does when all of it arrives at once, and in batches', async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.integer({ min: 1, max: 5 }), async ({ events, shuffled }, size) => {
      const [one, other, batched] = [await testErp(await testStaff()), await testErp(await testStaff()), await testErp(await testStaff())];
      for (const { id, body } of events) await send(one, body, id);
      const applied = await Promise.all(shuffled.map(({ id, body }) => send(other, body, id)));
      for (let at = 0; at < shuffled.length; at += size) {
        const slice = shuffled.slice(at, at + size).map(({ id, body }) => arrival(batched, body, id));
        await receiveEvents(batched.connection, slice);
      }
      const expected = await finalState(one);
      expect(await finalState(other)).toEqual(expected);
      expect(await finalState(batched)).toEqual(expected);
      // Each message had its effect once, and every other answer says so.
      expect(applied.filter(({ verdict }) => verdict !== 'duplicate')).toHaveLength(events.length);
    }),
    { numRuns: 20 },
  );
}, 120_000);
