import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connection, disconnect } from '../connection.ts';
import { type Embedded, startEmbedded } from '../embedded/embedded.ts';
import { inTransaction } from '../in-transaction.ts';
import { newOutage, type RequestOutage, watchRequest } from '../outage-watch.ts';
import { isReady } from './is-ready.ts';

let folder: string;
let server: Embedded;
/** Its own commits do not wait. */
let operator: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'club-alone-'));
  // A server of its own: on the one of all tests, everybody's commits would wait.
  server = await startEmbedded(folder);
  await disconnect();
  process.env.DATABASE_URL = server.url;
  operator = new pg.Client({ connectionString: server.url });
  await operator.connect();
  await operator.query('set synchronous_commit = local');
  await operator.query('create table kept (key text)');
});
afterAll(async () => {
  await disconnect();
  await operator.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Has commits wait for a standby that is not there, or no longer. */
async function setStandby(name: string): Promise<void> {
  await operator.query(`alter system set synchronous_standby_names = '${name}'`);
  await operator.query('select pg_reload_conf()');
  // The checkpointer tells the other processes a moment later.
  if (name) await expect.poll(commitWaits, { timeout: 60_000 }).toBe(true);
}

/** Whether a commit waits for a standby. */
async function commitWaits(): Promise<boolean> {
  const probe = new pg.Client({ connectionString: server.url });
  await probe.connect();
  const { rows } = await probe.query<{ pid: number }>('select pg_backend_pid() as pid');
  let [isOver, waits] = [false, false];
  const saved = probe.query("insert into kept values ('probe')").then(() => {
    isOver = true;
  });
  while (!isOver && !waits) waits = (await waiting()).some(({ pid }) => pid === rows[0]?.pid);
  if (waits) await operator.query('select pg_cancel_backend($1)', [rows[0]?.pid]);
  await saved;
  await probe.end();
  return waits;
}

const save = (outage: RequestOutage, key: string) =>
  watchRequest(outage, () => inTransaction((tx) => tx.query('insert into kept values ($1)', [key])));

const waiting = async () =>
  (await operator.query<{ pid: number }>(`select pid from pg_stat_activity where wait_event = 'SyncRep'`)).rows;

test('answers what reads while every change waits for a lost standby', async () => {
  await setStandby('lost');
  const outages = Array.from({ length: 30 }, newOutage);
  const saving = Promise.all(outages.map((outage, index) => save(outage, `change ${index}`)));
  await expect.poll(async () => (await waiting()).length, { timeout: 60_000 }).toBe(12);
  const read = watchRequest(newOutage(), () => connection().pool.query('select 1 as one'));
  expect((await read).rows).toEqual([{ one: 1 }]);
  expect(await isReady(60_000)).toBe(true);
  await setStandby('');
  await saving;
  expect(outages.filter(({ failures, inDoubt }) => failures > 0 || inDoubt)).toEqual([]);
});

test('does not report a change as saved that only one server has', async () => {
  await setStandby('lost');
  const outage = newOutage();
  const failed = save(outage, 'alone').catch((error: unknown) => error);
  await expect.poll(async () => (await waiting()).length, { timeout: 60_000 }).toBe(1);
  // As its time limit does.
  await operator.query(`select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`);
  expect(await failed).toBeInstanceOf(Error);
  expect(outage).toMatchObject({ failures: 1, inDoubt: true });
  await setStandby('');
});
