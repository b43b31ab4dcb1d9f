import { beforeAll, expect, test } from 'vitest';
import { maxLockedPeople } from '#lib/addresses/lock-people.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { findConnection } from '#lib/erp/connections/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, message, send, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { receiveEvents } from './receive-events.ts';

beforeAll(async () => {
  await testDatabase();
  await connection().pool.query(`
    create function refuse_one() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
    create trigger refuse_one before insert on client for each row when (new.erp_id = 'C-7') execute function
      refuse_one();`);
});

// The first test: no connection has prepared anything yet.
test('prepares the statements of a few events, not of a batch, whose plans would be too small', async () => {
  const erp = await testErp(await testStaff());
  const events = (amount: number) =>
    Array.from({ length: amount }, (_, n) => incomingEvent(erp, message('created', n, erpPerson(`${amount}-${n}`))));
  await receiveEvents(erp.connection, events(maxLockedPeople + 1));
  expect(await preparedStatements()).toBe(0);
  await receiveEvents(erp.connection, events(2));
  expect(await preparedStatements()).toBeGreaterThan(0);
});

test('applies concurrent events in shared transactions, and stores for a job the one that fails, without harm to others', async () => {
  const erp = await testErp(await testStaff());
  const { structureId } = erp.connection;
  const applied = await Promise.all(
    Array.from({ length: 12 }, (_, n) => send(erp, message('created', n, erpPerson(`C-${n}`)))),
  );
  expect(applied.map(({ verdict }) => verdict)).toEqual(applied.map((_, n) => (n === 7 ? 'received' : 'applied')));
  expect(await prisma().client.count({ where: { structureId } })).toBe(11);
  expect(await prisma().erpEvent.count({ where: { structureId } })).toBe(12);
  const more = await Promise.all(
    Array.from({ length: 12 }, (_, n) => send(erp, message('updated', 20 + n, erpPerson(`D-${n}`)))),
  );
  expect(more.every(({ verdict }) => verdict === 'applied')).toBe(true);
  const { rows } = await connection().pool.query<{ transactions: number }>(
    "select count(distinct xmin::text)::int as transactions from client where structure_id = $1 and erp_id like 'D-%'",
    [structureId],
  );
  expect(rows).toEqual([{ transactions: 2 }]);
});

test('returns the connection as it is to each of many concurrent callers', async () => {
  const erp = await testErp(await testStaff());
  const { structureId, id } = erp.connection;
  const before = Promise.all(Array.from({ length: 5 }, () => findConnection(id)));
  await prisma().erpConnection.update({ where: { structureId_id: { structureId, id } }, data: { state: 'disabled' } });
  const after = await Promise.all(Array.from({ length: 5 }, () => findConnection(id)));
  expect(after.map((found) => found?.state)).toEqual(Array(5).fill('disabled'));
  expect((await before).every((found) => found?.id === id)).toBe(true);
});

/** How many statements about events the idle connections have prepared. */
async function preparedStatements(): Promise<number> {
  const { pool } = connection();
  const clients = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()));
  const counts = clients.map(async (client) => {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int from pg_prepared_statements where statement like '%erp_event%'",
    );
    client.release();
    return rows[0]?.count ?? 0;
  });
  return Math.max(...(await Promise.all(counts)));
}
