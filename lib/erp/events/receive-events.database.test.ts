import { beforeAll, expect, test } from 'vitest';
import { connection, prisma } from '#lib/database/connection.ts';
import { findConnection } from '#lib/erp/connections/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';

beforeAll(async () => {
  await testDatabase();
  await connection().pool.query(`
    create function refuse_one() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
    create trigger refuse_one before insert on client for each row when (new.erp_id = 'C-7') execute function
      refuse_one();`);
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
