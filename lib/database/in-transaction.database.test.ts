import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { connection } from './connection.ts';
import { inRolledBackTransaction, inTransaction } from './in-transaction.ts';
import { runSql, type Transaction } from './run-sql.ts';

beforeAll(testDatabase);

const insert = (tx: Transaction, key: string) =>
  tx.query('insert into throttle (key, attempts, since) values ($1, 1, now())', [key]);

const keys = async () => {
  const { rows } = await connection().pool.query<{ key: string }>('select key from throttle order by key');
  return rows.map(({ key }) => key);
};

test('runs Prisma calls and SQL in one transaction', async () => {
  await inTransaction(async (tx) => {
    await insert(tx, 'a');
    expect(await tx.throttle.count({ where: { key: 'a' } })).toBe(1);
    await tx.throttle.update({ where: { key: 'a' }, data: { attempts: 2 } });
    expect(await runSql(tx, 'select attempts from throttle', [])).toEqual([{ attempts: 2 }]);
    expect(await keys()).toEqual([]);
  });
  expect(await keys()).toEqual(['a']);
});

test('keeps transactions apart that open at the same time or inside one another', async () => {
  const ids = await Promise.all(
    Array.from({ length: 6 }, () =>
      inTransaction(async (tx) => {
        const sql = 'select pg_backend_pid() as pid, pg_current_xact_id()::text as id';
        const [own] = await runSql<{ id: string }>(tx, sql, []);
        const [inner] = await inTransaction((other) => runSql<{ id: string }>(other, sql, []));
        const [viaPrisma] = await tx.$queryRawUnsafe<{ id: string }[]>(sql);
        expect(viaPrisma).toEqual(own);
        expect(await runSql(tx, sql, [])).toEqual([own]);
        return [own?.id, inner?.id];
      }),
    ),
  );
  expect(new Set(ids.flat()).size).toBe(12);
});

test('rolls everything back, and keeps the connection, when the work throws', async () => {
  const before = connection().pool.totalCount;
  const failing = inTransaction(async (tx) => {
    await insert(tx, 'b');
    await tx.query('select 1 / 0');
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  expect(await keys()).toEqual(['a']);
  expect(connection().pool.totalCount).toBeLessThanOrEqual(before + 1);
});

test('survives a connection that is lost in the middle', async () => {
  const failing = inTransaction(async (tx) => {
    await insert(tx, 'c');
    await tx.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
    await tx.query('select 1');
  });
  await expect(failing).rejects.toThrow();
  expect(await inTransaction((tx) => runSql(tx, 'select 1 as one', []))).toEqual([{ one: 1 }]);
  expect(await keys()).toEqual(['a']);
});

test('returns what was found in a transaction that is always rolled back', async () => {
  const found = await inRolledBackTransaction(async (tx) => {
    await insert(tx, 'd');
    return tx.throttle.count();
  });
  expect(found).toBe(2);
  expect(await keys()).toEqual(['a']);
});
