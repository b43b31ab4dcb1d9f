import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresOf, signal } from '#e2e/support/process-signals.ts';
import { connection, disconnect } from '#lib/database/connection.ts';
import { commitOutcome } from '#lib/database/connections/commit-outcome.ts';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';
import { LimitedClient } from '#lib/database/limited-client.ts';

let folder: string;
let database: Awaited<ReturnType<typeof startEmbedded>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'club-reused-'));
  database = await startEmbedded(folder);
  process.env.DATABASE_URL = database.url;
});
afterAll(async () => {
  await disconnect();
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

const nextId = async () => {
  const { rows } = await connection().pool.query<{ id: string }>('select pg_current_xact_id()::text as id');
  return BigInt(rows[0]?.id ?? 0);
};

test('does not take the transaction of another one for the lost one whose id it got', async () => {
  const client = new LimitedClient({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  // As Prisma does.
  await client.query({ text: 'BEGIN', rowMode: 'array' });
  const { transaction } = client;
  if (!transaction) throw new Error('the transaction has no id');
  // Nothing of it is on the disk yet, so that the server gives its id away again.
  signal(postgresOf(path.join(folder, 'postgres')), 'SIGKILL');
  const given = async () => (await nextId().catch(() => 0n)) >= BigInt(transaction.id);
  await expect.poll(given, { timeout: 60_000, interval: 20 }).toBe(true);
  const { rows } = await connection().pool.query('select pg_xact_status($1::text::xid8) as status', [transaction.id]);
  expect(rows).toEqual([{ status: 'committed' }]);
  expect(await commitOutcome(connection().pool, transaction)).toBe('unknown');
});
