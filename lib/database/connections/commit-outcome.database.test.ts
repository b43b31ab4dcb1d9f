import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { type DatabaseProxy, openDatabaseProxy } from '#lib/testing/test-run/database-proxy.ts';
import { connection, disconnect } from '../connection.ts';
import { inTransaction, isLostWithoutEffect } from '../in-transaction.ts';
import { newOutage, watchRequest } from '../outage-watch.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import type { Transaction } from '../run-sql.ts';
import { commitOutcome, serverRun, type TransactionId } from './commit-outcome.ts';

let proxy: DatabaseProxy;
let direct: pg.Client;

beforeAll(async () => {
  const databaseUrl = await testDatabase();
  direct = new pg.Client({ connectionString: databaseUrl });
  await direct.connect();
  proxy = await openDatabaseProxy(databaseUrl);
  process.env.DATABASE_URL = proxy.url;
});
afterEach(() => proxy.set('open'));
afterAll(async () => {
  await disconnect();
  await proxy.close();
  await direct.end();
});

const insert = (tx: Transaction, key: string) =>
  tx.query('insert into throttle (key, attempts, since) values ($1, 1, now())', [key]);

const count = async (key: string) => (await direct.query('select from throttle where key = $1', [key])).rowCount;

/** Ends the open connections, and lets new ones through. */
function cutOnce() {
  proxy.set('cut');
  proxy.set('open');
}

test('reports a transaction as saved when only the answer to its COMMIT was lost', async () => {
  const outage = newOutage();
  const saving = watchRequest(outage, () =>
    inTransaction(async (tx) => {
      await insert(tx, 'answer lost');
      proxy.set('deaf');
      return 'saved';
    }),
  );
  await expect.poll(() => count('answer lost'), { timeout: 60_000 }).toBe(1);
  cutOnce();
  expect(await saving).toBe('saved');
  expect(outage).toMatchObject({ failures: 0, inDoubt: false });
});

test('says that nothing was saved when the COMMIT never arrived', async () => {
  const outage = newOutage();
  const saving = watchRequest(outage, () =>
    inTransaction(async (tx) => {
      await insert(tx, 'never arrived');
      proxy.set('silent');
    }),
  );
  const failed = saving.catch((error: unknown) => error);
  await expect.poll(() => proxy.swallowed(), { timeout: 60_000 }).toBeGreaterThan(0);
  proxy.set('open');
  expect(isLostWithoutEffect(await failed)).toBe(true);
  expect(outage).toMatchObject({ inDoubt: false });
  expect(outage.failures).toBeGreaterThan(0);
  expect(await count('never arrived')).toBe(0);
});

test('repeats a transaction that was lost without effect, and saves it once', async () => {
  let runs = 0;
  await retryOnConflict(() =>
    inTransaction(async (tx) => {
      await insert(tx, 'repeated');
      runs += 1;
      if (runs === 1) cutOnce();
      await tx.query('select 1');
    }),
  );
  expect(runs).toBe(2);
  expect(await count('repeated')).toBe(1);
});

test('ends a backend that holds a transaction whose client is gone, and says so', async () => {
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query('begin');
  const { rows } = await holder.query<TransactionId>(
    `select pg_current_xact_id()::text as id, pg_backend_pid() as backend, ${serverRun} as server`,
  );
  const [held] = rows;
  if (!held) throw new Error('PostgreSQL gave no transaction');
  expect(await commitOutcome(connection().pool, held)).toBe('aborted');
});

test('does not know a transaction of another server', async () => {
  expect(await commitOutcome(connection().pool, { id: '999999999999', backend: 1, server: '' })).toBe('unknown');
});
