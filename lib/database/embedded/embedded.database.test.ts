import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#lib/refusal.ts';
import { type Embedded, startEmbedded } from './embedded.ts';

let folder: string;
let running: Embedded | undefined;
let launcher: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'club-embedded-'));
});

afterAll(async () => {
  launcher?.kill('SIGKILL');
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('creates a durable cluster on 127.0.0.1 and removes the folder of a killed first start', async () => {
  const abandoned = path.join(folder, 'postgres.new-999999999');
  await mkdir(abandoned);
  running = await startEmbedded(folder);
  expect((await readdir(folder)).sort()).toEqual(['database-password', 'postgres', 'postgres.log']);
  expect((await stat(path.join(folder, 'database-password'))).mode & 0o777).toBe(0o600);
  const wanted = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
  };
  for (const [name, value] of Object.entries(wanted)) expect(await ask(running.url, `show ${name}`), name).toBe(value);
  expect(await ask(running.url, 'show server_encoding')).toBe('UTF8');
  expect(await ask(running.url, 'select datcollate from pg_database where datname = current_database()')).toBe('C');
  await expect(ask(running.url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
  await ask(running.url, 'create table kept as select 1 as value');
});

test('writes no value of a failing statement into its log', async () => {
  const { url } = running as Embedded;
  const address = 'helene.dupre@exemple.example';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create temporary table person (email text unique, id uuid, name varchar(3))');
  await client.query('insert into person values ($1)', [address]);
  const failing: [string, unknown[]][] = [
    ['insert into person values ($1)', [address]],
    [`insert into person values ('${address}')`, []],
    [`insert into person (id) values ('${address}')`, []],
    ['insert into person (id) values ($1)', [address]],
    ['insert into person (name) values ($1)', [address]],
    [`select * from "${address}"`, []],
    [`do $$ begin raise exception 'about ${address}'; end $$`, []],
    [`do $$ begin raise warning 'about ${address}'; end $$`, []],
  ];
  for (const [statement, values] of failing) await client.query(statement, values).catch(() => undefined);
  await client.end();
  const written = await readFile(path.join(folder, 'postgres.log'), 'utf8');
  expect(written).not.toContain('helene');
  expect(written).toContain('database system is ready');
});

test('refuses a second start on the same folder and keeps the first one running', async () => {
  const second = startEmbedded(folder);
  await expect(second).rejects.toBeInstanceOf(Refusal);
  await expect(second).rejects.toThrow('is in use by another running start');
  expect(await ask((running as Embedded).url, 'select value from kept')).toBe(1);
});

test('restarts a killed server on the same port', async () => {
  process.kill(await serverPid(), 'SIGKILL');
  await expect
    .poll(() => ask((running as Embedded).url, 'select value from kept').catch(() => null), { timeout: 10_000 })
    .toBe(1);
  await expect(startEmbedded(folder)).rejects.toBeInstanceOf(Refusal);
});

test('removes the pid file when it stops', async () => {
  await running?.stop();
  running = undefined;
  expect(await readdir(path.join(folder, 'postgres'))).not.toContain('postmaster.pid');
});

test('replaces the running server of a killed launcher', async () => {
  const left = await launch();
  const alone = await serverPid();
  launcher?.kill('SIGKILL');
  running = await startEmbedded(folder);
  expect(await serverPid()).not.toBe(alone);
  expect(await ask(running.url, 'select value from kept')).toBe(1);
  await expect(ask(left, 'select 1')).rejects.toThrow();
  await running.stop();
  running = undefined;
});

test('recovers after launcher and server were killed during a statement', async () => {
  const url = await launch();
  await ask(url, 'insert into kept values (2)');
  const busy = ask(url, 'select count(*) from generate_series(1, 1000000000)').catch(() => null);
  launcher?.kill('SIGKILL');
  process.kill(await serverPid(), 'SIGKILL');
  running = await startEmbedded(folder);
  await busy;
  expect(await ask(running.url, 'select max(value) from kept')).toBe(2);
});

/** Starts PostgreSQL from a separate process, which a test can kill. Returns its URL. */
async function launch(): Promise<string> {
  const code = `import { startEmbedded } from ${JSON.stringify(path.resolve('lib/database/embedded/embedded.ts'))};
    process.stdout.write((await startEmbedded(${JSON.stringify(folder)})).url);`;
  launcher = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = (await once(launcher.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return url.toString();
}

async function serverPid(): Promise<number> {
  return Number((await readFile(path.join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}
