import { afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { connection } from './connection.ts';
import { inTransaction } from './in-transaction.ts';
import { LimitedClient } from './limited-client.ts';
import { prepared } from './prepared.ts';
import { runPrepared, runSql } from './run-sql.ts';

beforeAll(testDatabase);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const byKey = 'select attempts from throttle where key = $1';

test('parses a statement once for each connection', async () => {
  const client = await connection().pool.connect();
  try {
    for (const key of ['a', 'b', 'c']) await runPrepared(client, byKey, [key]);
    expect(await runSql(client, 'select statement from pg_prepared_statements where statement = $1', [byKey])).toEqual([
      { statement: byKey },
    ]);
  } finally {
    client.release();
  }
});

test('prepares the plain statements of a transaction that says so', async () => {
  await inTransaction(
    async (tx) => {
      await tx.query(byKey, ['a']);
      await runSql(tx, `${byKey} for update`, ['a']);
      await tx.query('select 1');
      await tx.throttle.count();
      const [found] = await runSql<{ count: number }>(
        tx,
        'select count(*)::int from pg_prepared_statements where statement = any ($1)',
        [[byKey, `${byKey} for update`]],
      );
      expect(found?.count).toBe(2);
    },
    { prepares: true },
  );
});

test('plans again after two seconds, for a table may have grown meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const client = new LimitedClient(process.env.DATABASE_URL);
  await client.connect();
  try {
    await client.query('set enable_seqscan = off');
    // PostgreSQL plans for the values five times, then keeps one plan for all.
    for (let turn = 0; turn < 8; turn += 1) await runPrepared(client, byKey, ['a']);
    expect(await plan()).toContain('throttle_pkey');
    await client.query('set enable_seqscan = on; set enable_indexscan = off; set enable_bitmapscan = off');
    await runPrepared(client, byKey, ['a']);
    expect(await plan()).toContain('throttle_pkey');
    vi.advanceTimersByTime(2_001);
    await runPrepared(client, byKey, ['a']);
    expect(await plan()).toContain('Seq Scan');
  } finally {
    await client.end();
  }

  async function plan(): Promise<string> {
    const { rows } = await client.query(`explain execute "${prepared(byKey, []).name}"('a')`);
    return JSON.stringify(rows);
  }
});

test('prepares nothing through a pooler, which may give each transaction another session', async () => {
  const client = new LimitedClient(process.env.DATABASE_URL);
  await client.connect();
  onTestFinished(() => client.end());
  vi.stubEnv('DATABASE_DIRECT_URL', process.env.DATABASE_URL);
  vi.stubEnv('DATABASE_URL', 'postgresql://club@127.0.0.1:6432/club');
  await runPrepared(client, byKey, ['a']);
  await client.query({ name: 'by-key', text: byKey, values: ['a'] });
  expect((await client.query('select name from pg_prepared_statements')).rows).toEqual([]);
});
