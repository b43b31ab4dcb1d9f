import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { connection, prisma } from './connection.ts';
import { inTransaction } from './in-transaction.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { sqlState } from './sql-state.ts';

beforeAll(async () => {
  await testDatabase();
});

const key = () => `club-${crypto.randomUUID()}`;
const stateOf = (work: Promise<unknown>) => work.then(() => null, sqlState);

test('recognises a unique violation of Prisma and of SQL', async () => {
  const name = key();
  await prisma().throttle.create({ data: { key: name, attempts: 1, since: new Date() } });
  expect(await stateOf(prisma().throttle.create({ data: { key: name, attempts: 1, since: new Date() } }))).toBe(
    '23505',
  );
  expect(await stateOf(prisma().$executeRaw`insert into throttle values (${name}, 1, now())`)).toBe('23505');
  expect(
    await stateOf(prisma().$queryRawUnsafe('insert into throttle values ($1, 1, now()) returning key', name)),
  ).toBe('23505');
  expect(await stateOf(connection().pool.query('insert into throttle values ($1, 1, now())', [name]))).toBe('23505');
  expect(sqlState(new Error('another'))).toBeNull();
});

test('completes two transactions that wait for each other', async () => {
  const [first, second] = [key(), key()];
  await connection().pool.query('insert into throttle values ($1, 0, now()), ($2, 0, now())', [first, second]);
  const met = Promise.withResolvers<void>();
  let arrived = 0;
  const count = (names: string[]) => () =>
    inTransaction(async (tx) => {
      for (const name of names) {
        await tx.$executeRaw`update throttle set attempts = attempts + 1 where key = ${name}`;
        arrived += 1;
        if (arrived === 2) met.resolve();
        await met.promise;
      }
    });
  await Promise.all([retryOnConflict(count([first, second])), retryOnConflict(count([second, first]))]);
  const { rows } = await connection().pool.query('select attempts from throttle where key = any ($1)', [
    [first, second],
  ]);
  expect(rows).toEqual([{ attempts: 2 }, { attempts: 2 }]);
});

test('gives up a permanent error after three attempts', async () => {
  let turns = 0;
  const wrong = () => {
    turns += 1;
    return connection().pool.query(`do $$ begin raise exception using errcode = 'unique_violation'; end $$`);
  };
  expect(await stateOf(retryOnConflict(wrong))).toBe('23505');
  expect(turns).toBe(3);
});
