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
