import { beforeAll, expect, test } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { mailJob } from '#lib/mail/mail-job.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { withSenderLock } from './sender-lock.ts';

beforeAll(async () => {
  await testDatabase();
});

/** Holds the sender's place until it is let go. */
function hold() {
  const { promise: letGo, resolve } = Promise.withResolvers<void>();
  const { promise: held, resolve: holds } = Promise.withResolvers<void>();
  const ended = withSenderLock(() => {
    holds();
    return letGo;
  });
  return { held, resolve, ended };
}

test('lets one process send at a time; another tries again a second later', async () => {
  const first = hold();
  await first.held;
  expect(await withSenderLock(async () => 1)).toBeNull();
  await mailJob(new AbortController().signal);
  const { rows } = await connection().pool.query<{ seconds: number }>(
    "select extract(epoch from run_at - now())::float8 as seconds from graphile_worker.jobs where key = 'send-mail-later'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.seconds).toBeGreaterThan(0);
  expect(rows[0]?.seconds).toBeLessThanOrEqual(1);
  first.resolve();
  await first.ended;
  expect(await withSenderLock(async () => 2)).toEqual({ value: 2 });
});

test('releases the lock when a sender fails or loses its connection', async () => {
  await expect(withSenderLock(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withSenderLock(async () => 1)).toEqual({ value: 1 });
  const killed = hold();
  await killed.held;
  // Of this database alone: other trials hold locks of their own.
  await connection().pool.query(
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and granted and database = (select oid from pg_database
       where datname = current_database())`,
  );
  await expect.poll(() => withSenderLock(async () => 2), { timeout: 10_000 }).toEqual({ value: 2 });
  killed.resolve();
  await expect(killed.ended).rejects.toThrow();
});
