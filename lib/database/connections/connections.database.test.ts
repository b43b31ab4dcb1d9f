import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { type DatabaseProxy, openDatabaseProxy } from '#lib/testing/test-run/database-proxy.ts';
import { connection, disconnect, prisma } from '../connection.ts';
import { startEmbedded } from '../embedded/embedded.ts';
import { isDatabaseAway } from '../is-database-away.ts';
import { databaseWasAway, newOutage, type RequestOutage, watchRequest } from '../outage-watch.ts';
import { isReady } from './is-ready.ts';

let proxy: DatabaseProxy;
let direct: pg.Client;
/** Sees what others do: a transaction keeps what it saw of them first. */
let watcher: pg.Client;
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = await testDatabase();
  direct = new pg.Client({ connectionString: databaseUrl });
  watcher = new pg.Client({ connectionString: databaseUrl });
  await Promise.all([direct.connect(), watcher.connect()]);
  proxy = await openDatabaseProxy(databaseUrl);
  process.env.DATABASE_URL = proxy.url;
});
afterEach(() => proxy.set('open'));
afterAll(async () => {
  await disconnect();
  await proxy.close();
  await Promise.all([direct.end(), watcher.end()]);
});

const one = () => connection().pool.query<{ one: number }>('select 1 as one');

/** Runs work as one request does that begins now, or long ago. */
function asRequest<Value>(work: () => Promise<Value>, changes: Partial<RequestOutage> = {}) {
  const outage = { ...newOutage(), ...changes };
  return { outage, answer: watchRequest(outage, work) };
}

/** Waits until a backend runs the statement. */
const runs = (text: string) =>
  expect
    .poll(
      async () => {
        // The text is a parameter of this question, so the question does not find itself.
        const sql = 'select from pg_stat_activity where state = $1 and query like $2';
        return (await watcher.query(sql, ['active', `%${text}%`])).rowCount;
      },
      { timeout: 60_000 },
    )
    .toBe(1);

test('waits for a database that refuses connections, and fails no request', async () => {
  proxy.set('cut');
  const requests = Array.from({ length: 40 }, (_, index) =>
    asRequest(async () => (index % 2 ? (await one()).rows[0]?.one : await prisma().throttle.count())),
  );
  await expect.poll(databaseWasAway, { timeout: 60_000 }).toBe(true);
  proxy.set('open');
  expect(await Promise.all(requests.map(({ answer }) => answer))).toEqual(requests.map((_, index) => index % 2));
  expect(requests.filter(({ outage }) => outage.failures > 0)).toEqual([]);
});

test('fails a request that has waited for as long as it may', async () => {
  await one();
  proxy.set('cut');
  const { outage, answer } = asRequest(one, { waitUntil: 0 });
  await expect(answer).rejects.toThrow();
  expect(outage.failures).toBeGreaterThan(0);
});

/** Holds a table, so that a statement on it is under way until then; cuts its connection. */
async function cutDuring(text: string) {
  await runs(text);
  proxy.set('cut');
  proxy.set('open');
  await direct.query('rollback');
}

const holdTable = () => direct.query('begin; lock table throttle in access exclusive mode');

test('repeats a statement that only reads when its connection is lost', async () => {
  await holdTable();
  const { outage, answer } = asRequest(() =>
    connection().pool.query(`select 'kept' as text, (select count(*) from throttle) as count`),
  );
  await cutDuring(`'kept'`);
  expect((await answer).rows).toMatchObject([{ text: 'kept' }]);
  expect(outage).toMatchObject({ failures: 0, inDoubt: false });
});

test('does not repeat a statement that writes, and says that it is in doubt', async () => {
  await holdTable();
  const { outage, answer } = asRequest(() =>
    connection().pool.query(`insert into throttle (key, attempts, since) values ('once', 1, now())`),
  );
  const failed = answer.catch((error: unknown) => error);
  await cutDuring(`'once'`);
  expect(isDatabaseAway(await failed)).toBe('lost');
  expect(outage).toMatchObject({ failures: 1, inDoubt: true });
});

test('stays ready for as long as requests wait', async () => {
  expect(await isReady(60_000)).toBe(true);
  proxy.set('cut');
  expect(await isReady(60_000)).toBe(true);
});

test('accepts no standby, and goes on when the primary is there again', async () => {
  const standbyUrl = await startStandby();
  await one();
  proxy.redirect(standbyUrl);
  const { outage, answer } = asRequest(one);
  await expect.poll(databaseWasAway, { timeout: 60_000 }).toBe(true);
  proxy.redirect(databaseUrl);
  expect((await answer).rows).toEqual([{ one: 1 }]);
  expect(outage.failures).toBe(0);
});

/** Starts a server that waits for a primary, as a demoted one does. */
async function startStandby(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-standby-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { password, pathname } = new URL(databaseUrl);
  await writeFile(path.join(folder, 'database-password'), password, { mode: 0o600 });
  const options = { database: pathname.slice(1), settings: { fsync: 'off' } };
  await (await startEmbedded(folder, options)).stop();
  await writeFile(path.join(folder, 'postgres', 'standby.signal'), '');
  const standby = await startEmbedded(folder, options);
  onTestFinished(() => standby.stop());
  return standby.url;
}
