import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { connection, prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { incomingEvent, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { finalState, histories, historyRuns, type Sent } from '#lib/testing/histories.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { receiveEvents } from './receive-events.ts';

beforeAll(async () => {
  await testDatabase();
});

/**
 * Histories in which each person keeps an address of their own, so that nothing about accounts
 * depends on intermediate states.
 */
const settled = histories.map(({ events, shuffled }) => ({
  events: events.map(atHome),
  shuffled: shuffled.map(atHome),
}));

function atHome({ id, body }: Sent): Sent {
  return { id, body: { ...body, data: { ...body.data, email: `${body.data.id}@exemple.example` } } };
}

/**
 * Reads which client each account has, and whether it waits, with everything that the other
 * properties compare.
 */
async function stateOf(erp: TestErp) {
  const { rows: accounts } = await connection().pool.query<{ attached: boolean }>(
    `select p.email_key, c.erp_id, a.validation::text, a.attached_at is not null as attached from attachment a
     join app_account p on p.id = a.account_id left join client c on c.structure_id = a.structure_id
       and c.id = a.client_id
     where a.structure_id = $1 order by 1`,
    [erp.connection.structureId],
  );
  return { people: await finalState(erp), accounts };
}

test(
  'ends with the same waiting app accounts in every order, one by one and in batches',
  async () => {
    const emails = ['a', 'b', 'c', 'd'].map((id) => `${id}@exemple.example`);
    const made = await Promise.all(
      emails.map((email) => prisma().appAccount.create({ data: { email, emailKey: email, lastName: 'Durand' } })),
    );
    const asking = made[3]?.id ?? '';
    const fresh = async () => {
      const erp = await testErp(await testStaff());
      const { structureId } = erp.connection;
      await prisma().attachment.create({ data: { structureId, accountId: asking, validation: 'pending' } });
      return erp;
    };
    let attached = 0;
    await fc.assert(
      fc.asyncProperty(settled, fc.integer({ min: 1, max: 5 }), async ({ events, shuffled }, size) => {
        const [one, other, batched] = [await fresh(), await fresh(), await fresh()];
        for (const { id, body } of events) await send(one, body, id);
        await Promise.all(shuffled.map(({ id, body }) => send(other, body, id)));
        const arrivals = shuffled.map(({ id, body }) => incomingEvent(batched, body, id));
        for (let at = 0; at < arrivals.length; at += size)
          await receiveEvents(batched.connection, arrivals.slice(at, at + size));
        const expected = await stateOf(one);
        attached += expected.accounts.filter((account) => account.attached).length;
        expect(await stateOf(other)).toEqual(expected);
        expect(await stateOf(batched)).toEqual(expected);
      }),
      { numRuns: historyRuns },
    );
    expect(attached).toBeGreaterThan(historyRuns);
  },
  180_000 + historyRuns * 3_000,
);
