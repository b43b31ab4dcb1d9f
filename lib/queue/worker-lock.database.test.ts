import { beforeAll, beforeEach, expect, test } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { jobLimits } from '#lib/database/limits.ts';
import { LimitedPool } from '#lib/database/routed-pool.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { takeWorkerLock } from './worker-lock.ts';

let url: string;

beforeAll(async () => {
  url = await testDatabase();
});
beforeEach(async () => {
  await connection().pool.query('delete from graphile_worker._private_jobs');
});

const newId = () => `worker-${crypto.randomUUID()}`;

/** Queues a job and takes it in the name of a worker, as graphile-worker does. */
async function takeJob(worker: string): Promise<void> {
  const { pool } = connection();
  await pool.query("select graphile_worker.add_job('never-run', max_attempts := 5, queue_name := 'one-by-one')");
  await pool.query(
    'update graphile_worker._private_jobs set locked_at = now(), locked_by = $1, attempts = attempts + 1',
    [worker],
  );
  await pool.query('update graphile_worker._private_job_queues set locked_at = now(), locked_by = $1', [worker]);
}

async function holders(): Promise<unknown[]> {
  const { rows } = await connection().pool.query(
    `select j.locked_by as job, q.locked_by as queue, j.attempts from graphile_worker._private_jobs j
     join graphile_worker._private_job_queues q on q.id = j.job_queue_id`,
  );
  return rows;
}

test('leaves the jobs of a worker whose lock is held, and its own', async () => {
  const [self, other] = [newId(), newId()];
  const held = await takeWorkerLock(url, other);
  await takeJob(other);
  const lock = await takeWorkerLock(url, self);
  expect(await holders()).toEqual([{ job: other, queue: other, attempts: 1 }]);
  held.giveUp();
  await expect.poll(holders, { timeout: 10_000 }).toEqual([{ job: null, queue: null, attempts: 0 }]);
  await takeJob(self);
  lock.giveUp();
});

test('ends the connections that an abandoned worker left open before it releases its jobs', async () => {
  const worker = newId();
  const pool = new LimitedPool({ name: 'jobs', databaseUrl: url, limits: jobLimits, max: 1, applicationName: worker });
  const left = await pool.connect();
  await left.query('begin; select * from structure for update');
  await takeJob(worker);
  const lock = await takeWorkerLock(url, newId());
  expect(await holders()).toEqual([{ job: null, queue: null, attempts: 0 }]);
  await expect(left.query('commit')).rejects.toThrow(/terminat|not queryable/);
  left.release(true);
  lock.giveUp();
});

test('loses the lock when PostgreSQL ends its session, and says so', async () => {
  const worker = newId();
  const lock = await takeWorkerLock(url, worker);
  const ended = new Promise((resolve) => lock.lost.addEventListener('abort', resolve));
  await connection().pool.query(
    `select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid
     where l.locktype = 'advisory' and a.datname = current_database() and a.pid <> pg_backend_pid()`,
  );
  await ended;
  expect(lock.lost.aborted).toBe(true);
});

test('keeps the time at which its jobs were taken near the clock, so that they never look four hours old', async () => {
  const self = newId();
  const lock = await takeWorkerLock(url, self);
  await takeJob(self);
  await connection().pool.query("update graphile_worker._private_jobs set locked_at = now() - interval '5 hours'");
  const age = async () =>
    (
      await connection().pool.query(
        "select locked_at > now() - interval '1 minute' as young from graphile_worker._private_jobs",
      )
    ).rows[0].young;
  await expect.poll(age, { timeout: 10_000 }).toBe(true);
  lock.giveUp();
});
