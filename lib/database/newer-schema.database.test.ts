import { beforeAll, expect, test } from 'vitest';
import { Refusal } from '#lib/refusal.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { connection } from './connection.ts';
import { migrate } from './migrate.ts';

beforeAll(() => testDatabase());

const newer = '29991231000000_of_a_newer_version';
const url = () => process.env.DATABASE_URL ?? '';

test('refuses in a sentence to start on the schema of a newer version, and changes nothing', async () => {
  expect(await migrate(url())).toEqual([]);
  const { pool } = connection();
  await pool.query(
    `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     values ('newer', '', now(), $1, now(), 1)`,
    [newer],
  );
  const rows = () => pool.query('select * from _prisma_migrations order by id').then((result) => result.rows);
  const before = await rows();
  const refused = migrate(url());
  await expect(refused).rejects.toThrow(Refusal);
  await expect(refused).rejects.toThrow(`A newer version of the product has changed this database (${newer})`);
  expect(await rows()).toEqual(before);
});

test('refuses to start while a migration is unfinished, though every one was begun', async () => {
  await testDatabase();
  await connection().pool.query(
    'update _prisma_migrations set finished_at = null where migration_name = (select max(migration_name) from _prisma_migrations)',
  );
  await expect(migrate(url())).rejects.toThrow(/failed migrations/);
});

test('tries a migration again that was rolled back', async () => {
  await testDatabase();
  const { pool } = connection();
  await pool.query(
    'update _prisma_migrations set rolled_back_at = now() where migration_name = (select max(migration_name) from _prisma_migrations)',
  );
  // Whether its script finds its own changes there depends on the script.
  const outcome = await migrate(url()).catch((error: Error) => error);
  expect(outcome).not.toEqual([]);
});
