import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { storedMainKey, storeFirstMainKey } from '#lib/secrets/main-key.ts';
import { readLastBackup } from '#lib/structures/last-backup.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { databaseOn, run } from '#lib/testing/test-run/database-server.ts';
import { tableDigests } from '#lib/testing/verbs/database-digest.ts';
import { verbFixture } from '#lib/testing/verbs/verb-fixture.ts';
import { checkCopy } from './check-copy.ts';
import type { Frame } from './frames.ts';
import { openBackup } from './read-backup.ts';
import { requireKnownSchema, restoreInto, settleCopy } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const authSecret = 'a secret for tests that is long enough';
const mainKey = 'the key that all others are derived from';
const passphrase = 'correct horse battery staple';
const job = { structureId: crypto.randomUUID(), eventId: crypto.randomUUID() };

let url: string;
let folder: string;
let file: string;

beforeAll(async () => {
  url = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'club-backup-test-'));
  file = path.join(folder, 'whole.backup');
  process.env.AUTH_SECRET = mainKey;
  try {
    await verbFixture({ owner: await testStaff(), erpOwner: await testStaff() });
  } finally {
    process.env.AUTH_SECRET = authSecret;
  }
  await inTransaction((tx) => addJob(tx, 'apply-erp-event', job, 'kept job'));
  await storeFirstMainKey(connection().pool, mainKey, authSecret);
  await writeBackup(file, { databaseUrl: url, authSecret, passphrase, product: '1.0.0', logN: 15 });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Makes an empty database on the server of the tests, and drops it after the work. */
async function onEmptyDatabase(work: (url: string, client: pg.Client) => Promise<void>): Promise<void> {
  const server = inject('testServer').url;
  const name = `club_copy_${crypto.randomUUID()}`;
  await run(server, `create database "${name}" template template0`);
  const client = new pg.Client({ connectionString: databaseOn(server, name) });
  await client.connect();
  try {
    await work(databaseOn(server, name), client);
  } finally {
    await client.end();
    await run(server, `drop database "${name}" with (force)`);
  }
}

/** The digests of the tables that a backup copies as they are. */
async function copiedTables(on: Pick<pg.Client, 'query'>): Promise<Record<string, string>> {
  const { 'public.main_key': _key, 'public._prisma_migrations': _own, ...digests } = await tableDigests(on);
  return Object.fromEntries(Object.entries(digests).filter(([name]) => name.startsWith('public.')));
}

test('restores every row of every table and the jobs that wait, and settles the copy', () =>
  onEmptyDatabase(async (copy, client) => {
    const backup = await openBackup(file, passphrase);
    const loaded = await restoreInto(copy, backup);
    expect(loaded.get('client')).toBeGreaterThan(5);
    expect(await copiedTables(client)).toEqual(await copiedTables(connection().pool));
    const { rows } = await client.query("select payload from graphile_worker._private_jobs where key = 'kept job'");
    expect(rows).toEqual([{ payload: job }]);
    expect(await storedMainKey(client, authSecret)).toBe('wrong-secret');

    const ended = await settleCopy(copy, backup, 'the secret of another installation');
    expect(ended.mails).toBeGreaterThan(0);
    expect(await storedMainKey(client, 'the secret of another installation')).toBe(mainKey);
    expect(await checkCopy(copy, mainKey)).toEqual([]);
    expect(await checkCopy(copy, 'another key that is long enough')).toEqual([
      expect.stringMatching(/^a secret that the key of the backup does not open: \d/),
    ]);
    const { rows: silenced } = await client.query(
      "select tgrelid::regclass from pg_trigger where not tgisinternal and tgenabled <> 'O'",
    );
    expect(silenced).toEqual([]);
    const noted = await readLastBackup(client);
    expect(noted).toEqual({ takenAt: new Date(backup.manifest.takenAt), bytes: (await stat(file)).size });
  }));

test('refuses a database that has tables, and a file that has this name', async () => {
  const backup = await openBackup(file, passphrase);
  await expect(restoreInto(url, backup)).rejects.toThrow(/restored into an empty database only/);
  await expect(writeBackup(file, { databaseUrl: url, authSecret, passphrase, product: '1', logN: 15 })).rejects.toThrow(
    /exists already: a backup replaces no file/,
  );
});

test('leaves no file when the secret is wrong or the database goes away in the middle', async () => {
  const other = path.join(folder, 'never.backup');
  const source = { databaseUrl: url, authSecret, passphrase, product: '1', logN: 15 };
  await expect(writeBackup(other, { ...source, authSecret: passphrase })).rejects.toThrow(/AUTH_SECRET/);
  const locker = new pg.Client({ connectionString: url });
  await locker.connect();
  await locker.query('begin; lock table client in access exclusive mode');
  const writing = expect(writeBackup(other, source)).rejects.toThrow(/no backup was written/);
  const waiting = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while (!(await connection().pool.query(waiting)).rowCount);
  await writing;
  await locker.end();
  expect(await readdir(folder)).toEqual(['whole.backup']);
});

test('refuses a backup whose migrations this version does not know', async () => {
  const { manifest } = await openBackup(file, passphrase);
  await requireKnownSchema(manifest);
  const newer = { ...manifest, migrations: [...manifest.migrations, '29990101000000_later'] };
  await expect(requireKnownSchema(newer)).rejects.toThrow(/newer version \(1\.0\.0, 29990101000000_later\)/);
});

/** The tables that migrations have added since `last_backup`, that one included. */
const laterTables = ['last_backup', 'client_group', 'passkey', 'spent_challenge'];

/** The frames as the version before groups wrote them: every client is in the group Judo. */
async function* beforeGroups(frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  let table: (Frame & { kind: 'table' }) | null = null;
  let lines: Buffer[] = [];
  for await (const frame of frames) {
    if (!Buffer.isBuffer(frame) && frame.kind === 'table') table = frame;
    const isLeftOut = laterTables.includes(table?.name ?? '');
    if (!Buffer.isBuffer(frame) && frame.kind === 'end') yield { ...frame, tables: frame.tables - laterTables.length };
    else if (isLeftOut) continue;
    else if (table?.name !== 'client') yield frame;
    else if (Buffer.isBuffer(frame)) lines.push(frame);
    else if (frame.kind === 'table') yield { ...frame, columns: frame.columns.filter((name) => name !== 'group_ids') };
    else {
      const { columns } = table;
      const rows = Buffer.concat(lines).toString().trimEnd().split('\n');
      lines = [];
      const inJudo = (row: string) =>
        row
          .split('\t')
          .map((value, index) => (columns[index] === 'groups' ? '{Judo}' : value))
          .filter((_, index) => columns[index] !== 'group_ids')
          .join('\t');
      yield Buffer.from(`${rows.map(inJudo).join('\n')}\n`);
      yield frame;
    }
  }
}

test('restores a backup of an older version, and applies the migrations that came later', () =>
  onEmptyDatabase(async (copy, client) => {
    const { manifest, frames, bytes } = await openBackup(file, passphrase);
    // Since then tables were added, and a column of clients took the place of another.
    const later = manifest.migrations.findIndex((name) => name.endsWith('_last_backup'));
    const older = { ...manifest, migrations: manifest.migrations.slice(0, later) };
    await restoreInto(copy, { manifest: older, frames: beforeGroups(frames), bytes });
    const { rows } = await client.query(
      `select distinct g.name from client c left join client_group g on g.id = any(c.group_ids)`,
    );
    expect(rows).toEqual([{ name: 'Judo' }]);
    expect(await readLastBackup(client)).toBeNull();
  }));
