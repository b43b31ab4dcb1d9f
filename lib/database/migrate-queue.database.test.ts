import pg from 'pg';
import { expect, test } from 'vitest';
import { Refusal } from '#lib/refusal.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { migrateQueue } from './migrate-queue.ts';

test('gives up a lock that is not free, and goes on once it is', async () => {
  const url = await testDatabase();
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('lock table graphile_worker.migrations in access exclusive mode');
    await expect(migrateQueue(url, { timeoutMs: 50, pauseMs: 1, tries: 2 })).rejects.toThrow(Refusal);
    await holder.query('rollback');
    await migrateQueue(url);
  } finally {
    await holder.end();
  }
});
