import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Club, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { postgresOf, serverOf, signal } from '#e2e/support/process-signals.ts';
import { readerAt } from '#e2e/support/reader.ts';
import { sharedSecret } from '#e2e/support/shared-secret.ts';
import { type Product, startProduct } from '#lib/commands/product.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { prisma } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';
import { erpPerson, testErp } from '#lib/testing/erp.ts';

const rows = 12_000;
/** Milliseconds within which interrupted work resumes. */
const resumptionTimeoutMs = 30_000;

let product: OwnProduct;
/** A second server on the same database, without a database of its own. */
let second: Product;
let secondFolder: string;

beforeAll(async () => {
  product = await openProduct();
  secondFolder = await mkdtemp(path.join(tmpdir(), 'club-second-'));
});

afterAll(async () => {
  await second?.stop();
  await product?.close();
  await rm(secondFolder, { recursive: true, force: true });
});

/** Plans an import of many rows, starts its commit and waits until the first slice is committed. */
async function startCommit(club: Club, url = product.url): Promise<ImportKey> {
  const lines = Array.from({ length: rows }, (_, row) => `Nom ${row};Zoé;n${row}@x.fr`);
  const { id } = await club.addPlan(`nom;prenom;email\n${lines.join('\n')}\n`);
  const of = { structureId: club.id, importId: id };
  const cookie = await signInOverHttp(url, club.owner);
  void readerAt(url, cookie)
    .sendForm(`/${club.slug}/imports/${id}`, { choice: 'overwrite', reopen: '1' })
    .catch(() => undefined);
  await expect.poll(() => reached(of), { interval: 5, timeout: 60_000 }).toBeGreaterThan(0);
  expect(await reached(of)).toBeLessThan(rows);
  return of;
}

async function found({ structureId, importId }: ImportKey) {
  return prisma().import.findUniqueOrThrow({ where: { structureId_id: { structureId, id: importId } } });
}

async function reached(of: ImportKey): Promise<number> {
  return (await found(of)).reached;
}

/** Waits until the import continues, and then for its end, with each row done once. */
async function expectResumed(of: ImportKey, club: Club): Promise<void> {
  const look = () => found(of).catch(() => null);
  const before = await expect.poll(look, { interval: 50, timeout: 30_000 }).not.toBeNull().then(look);
  await expect
    .poll(
      async () => (await look())?.state === 'committed' || ((await look())?.reached ?? 0) > (before?.reached ?? 0),
      {
        interval: 100,
        timeout: resumptionTimeoutMs,
      },
    )
    .toBe(true);
  await expect.poll(async () => (await look())?.state, { interval: 100, timeout: 60_000 }).toBe('committed');
  expect(await found(of)).toMatchObject({ created: rows, held: 0 });
  expect(await prisma().client.count({ where: { structureId: club.id } })).toBe(rows);
}

const killDatabase = () => signal(postgresOf(path.join(product.folder, 'postgres')), 'SIGKILL');

// This comes first: the planner has no statistics yet, and a snapshot of this size is applied in
// seconds.
test('resumes a snapshot that was being applied when PostgreSQL was killed', async () => {
  const club = await openClub();
  const { connection, secret } = await testErp(club.owner);
  const body = Array.from({ length: 12_000 }, (_, n) => JSON.stringify(erpPerson(`C-${n}`))).join('\n');
  const headers = {
    ...signStandard(secret, createHash('sha256').update(body).digest('hex'), 'base-1'),
    'content-type': 'application/x-ndjson',
  };
  const answer = await fetch(`${product.url}/api/erp/${connection.id}/snapshot`, { method: 'POST', headers, body });
  expect(answer.status).toBe(202);
  const snapshot = () => prisma().erpSnapshot.findFirstOrThrow({ where: { structureId: club.id } });
  await expect.poll(async () => (await snapshot()).reached, { interval: 5, timeout: 60_000 }).toBeGreaterThan(0);
  expect((await snapshot()).state).toBe('applying');
  killDatabase();
  const state = () => snapshot().then(({ state }) => state, String);
  await expect.poll(state, { interval: 100, timeout: resumptionTimeoutMs + 60_000 }).toBe('applied');
  expect(await snapshot()).toMatchObject({ created: 12_000, removed: 0 });
});

test('resumes an import after PostgreSQL is killed and restarts under a server that lives on', async () => {
  const club = await openClub();
  const of = await startCommit(club);
  const server = serverOf(product.pid);
  killDatabase();
  await expectResumed(of, club);
  expect(serverOf(product.pid)).toBe(server);
});

test('resumes the import of a paused server on the second one; what the first goes on to do changes nothing', async () => {
  const env = { DATABASE_URL: product.databaseUrl, AUTH_SECRET: sharedSecret };
  second = await startProduct(secondFolder, env);
  const club = await openClub();
  const server = serverOf(product.pid);
  const of = await startBeside(serverOf(second.pid), club, product.url);
  signal([server], 'SIGSTOP');
  await expectResumed(of, club);
  signal([server], 'SIGCONT');
  // The first server answers, takes another lock, and works on: its second import ends as well.
  const next = await openClub();
  await expectResumed(await startCommit(next), next);
  expect(await prisma().client.count({ where: { structureId: club.id } })).toBe(rows);
});

test('resumes the import of a killed server on the other one', async () => {
  const club = await openClub();
  const of = await startBeside(serverOf(product.pid), club, second.url);
  await second.kill();
  await expectResumed(of, club);
});

/** Starts a commit while the other server is paused, so that this one runs it. */
async function startBeside(other: number, club: Club, url: string): Promise<ImportKey> {
  signal([other], 'SIGSTOP');
  try {
    return await startCommit(club, url);
  } finally {
    signal([other], 'SIGCONT');
  }
}
