import type { MigrationList } from '@prisma/schema-engine-wasm';
import type { PoolClient } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '#lib/refusal.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { applyMigrations } from './apply-migrations.ts';
import { connection } from './connection.ts';
import { readMigrations } from './read-migrations.ts';

const added = '29991231000000_adds_a_column';
const script = `create table trial_of_migration (id int); alter table structure add column trial text;`;
let url: string;
let reader: PoolClient;

beforeEach(async () => {
  url = await testDatabase();
  reader = await connection().pool.connect();
  await reader.query('begin; select * from structure limit 1');
});
afterEach(async () => {
  await reader.query('rollback');
  reader.release();
});

async function withAdded(): Promise<MigrationList> {
  const list = await readMigrations();
  const file = { path: 'migration.sql', content: { tag: 'ok' as const, value: script } };
  return { ...list, migrationDirectories: [...list.migrationDirectories, { path: added, migrationFile: file }] };
}

const isAdded = () =>
  connection()
    .pool.query(`select 1 from information_schema.columns where table_name = 'structure' and column_name = 'trial'`)
    .then(({ rowCount }) => rowCount === 1);

test('gives up a migration whose table is in use, keeps nothing of it, and applies it at the next start', async () => {
  const list = await withAdded();
  const refused = await applyMigrations(url, list, { timeoutMs: 50, pauseMs: 1, tries: 3 }).catch((error) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused.message).toContain(`The database could not be updated (${added})`);
  expect(await isAdded()).toBe(false);
  expect((await connection().pool.query(`select to_regclass('trial_of_migration') as found`)).rows).toEqual([
    { found: null },
  ]);
  await reader.query('commit');
  expect(await applyMigrations(url, list)).toEqual([added]);
  expect(await isAdded()).toBe(true);
});

test('lets requests go ahead between two tries, and goes on by itself once the table is free', async () => {
  const applying = applyMigrations(url, await withAdded(), { timeoutMs: 100, pauseMs: 100, tries: 1_000 });
  const waits = `select 1 from pg_locks where relation = 'structure'::regclass and not granted`;
  await expect.poll(async () => (await connection().pool.query(waits)).rowCount, { interval: 5 }).toBe(1);
  // It needs a lock for which it would wait behind the migration.
  await connection().pool.query('select count(*) from structure');
  await reader.query('commit');
  expect(await applying).toEqual([added]);
});
