import { beforeAll, expect, test } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { migrate } from '#lib/database/migrate.ts';
import { takeWorkerLock } from '#lib/queue/worker-lock.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { runJobs } from './run-jobs.ts';

let url: string;

beforeAll(async () => {
  url = await testDatabase();
});

/** Runs the first sweep of a worker. */
async function sweep(): Promise<void> {
  (await takeWorkerLock(url, `worker-${crypto.randomUUID()}`)).giveUp();
}

test('installs its own schema, works off the queue, stops, and leaves the migrations unchanged', async () => {
  const { pool } = connection();
  await pool.query("insert into throttle values ('old', 1, now() - interval '2 days'), ('new', 1, now())");
  const stop = runJobs();
  const queued = () => pool.query("select graphile_worker.add_job('forget-attempts')").then(() => true);
  await expect.poll(() => queued().catch(() => false), { timeout: 10_000 }).toBe(true);
  const keys = async () => (await pool.query('select key from throttle')).rows.map((row) => row.key);
  await expect.poll(keys, { timeout: 10_000 }).toEqual(['new']);
  await stop();
  expect(await migrate(url)).toEqual([]);
  const { rows } = await pool.query(
    "select count(*)::int from pg_tables where schemaname = 'public' and tablename like '%job%'",
  );
  expect(rows[0].count).toBe(0);
});

test('returns the jobs of a killed worker to the queue', async () => {
  const { pool } = connection();
  await pool.query("select graphile_worker.add_job('never-run', queue_name := 'one-by-one')");
  await pool.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'");
  await pool.query("update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'dead'");
  await sweep();
  const locked =
    'select locked_by from graphile_worker._private_jobs union select locked_by from graphile_worker._private_job_queues';
  expect((await pool.query(locked)).rows).toEqual([{ locked_by: null }]);
});

test('does not count a killed worker as a failed attempt, however often it happens', async () => {
  const { pool } = connection();
  await pool.query("select graphile_worker.add_job('cut-short', max_attempts := 5)");
  const taken =
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead', attempts = attempts + 1 where is_available";
  for (let kills = 0; kills < 20; kills += 1) {
    expect((await pool.query(taken)).rowCount).toBeGreaterThan(0);
    await sweep();
  }
  const { rows } = await pool.query(
    "select attempts, locked_by from graphile_worker.jobs where task_identifier = 'cut-short'",
  );
  expect(rows).toEqual([{ attempts: 0, locked_by: null }]);
});
