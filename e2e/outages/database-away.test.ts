import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClub } from '#e2e/support/club.ts';
import { type Endpoint, endpointsOf } from '#e2e/support/endpoints.ts';
import { postgresOf, signal } from '#e2e/support/process-signals.ts';
import { sharedSecret } from '#e2e/support/shared-secret.ts';
import { type Product, startProduct } from '#lib/commands/product.ts';
import { disconnect } from '#lib/database/connection.ts';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';
import { migrate } from '#lib/database/migrate.ts';
import { shell } from '#lib/i18n/fr/shell.ts';
import { testErp } from '#lib/testing/erp.ts';
import { type DatabaseProxy, openDatabaseProxy } from '#lib/testing/test-run/database-proxy.ts';

/** Milliseconds within which answers arrive while the database is away, and those of health. */
const responseTimeoutsMs = { all: 30_000, health: 1_000 };
/** Milliseconds of an outage that no request may notice: a failover takes less. */
const shortOutageMs = 15_000;

let folder: string;
let database: Awaited<ReturnType<typeof startEmbedded>>;
let proxy: DatabaseProxy;
let product: Product;
let endpoints: Endpoint[];

beforeAll(async () => {
  process.env.AUTH_SECRET = sharedSecret;
  folder = await mkdtemp(path.join(tmpdir(), 'club-away-'));
  database = await startEmbedded(folder);
  await migrate(database.url);
  proxy = await openDatabaseProxy(database.url);
  product = await startProduct(folder, {
    DATABASE_URL: proxy.url,
    AUTH_SECRET: process.env.AUTH_SECRET,
    LOG_LEVEL: 'fatal',
  });
  process.env.DATABASE_URL = database.url;
  const club = await openClub();
  // The connection belongs to another club, because a club with an ERP has no form to add a client.
  const { connection, secret } = await testErp((await openClub()).owner);
  endpoints = await endpointsOf(product.url, club, { connectionId: connection.id, secret });
});

afterAll(async () => {
  await disconnect();
  await product?.kill();
  await proxy?.close();
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

type Seen = { status: number; retryAfter: string | null; milliseconds: number; type: string; text: string };

async function look({ send }: Pick<Endpoint, 'send'>): Promise<Seen> {
  const start = performance.now();
  const answer = await send();
  // An open stream of events does not end.
  const text = answer.status === 200 ? '' : await answer.text();
  if (answer.status === 200) await answer.body?.cancel();
  const type = answer.headers.get('content-type') ?? '';
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    milliseconds: performance.now() - start,
    type,
    text,
  };
}

/** The endpoints that answer with a failure of the server, and its status. */
async function failing(): Promise<string[]> {
  const seen = await Promise.all(
    endpoints.map(async (endpoint) => `${endpoint.name}: ${(await look(endpoint)).status}`),
  );
  return seen.filter((text) => / 5\d\d$/.test(text));
}

const health = () => look({ send: () => fetch(`${product.url}/api/health`) });

async function expectAllRefused(): Promise<void> {
  expect(await health()).toMatchObject({ status: 200 });
  const seen = await Promise.all(endpoints.map(async (endpoint) => ({ endpoint, seen: await look(endpoint) })));
  await expect.poll(health, { timeout: 40_000 }).toMatchObject({ status: 503, retryAfter: '5' });
  expect((await health()).milliseconds).toBeLessThan(responseTimeoutsMs.health + 1_500);
  expect(
    Object.fromEntries(
      seen.map(({ endpoint, seen: { status, retryAfter } }) => [endpoint.name, `${status} ${retryAfter}`]),
    ),
  ).toEqual(Object.fromEntries(endpoints.map(({ name }) => [name, '503 5'])));
  for (const { endpoint, seen: one } of seen) {
    expect(one.milliseconds, endpoint.name).toBeLessThan(responseTimeoutsMs.all);
    if (endpoint.kind === 'program')
      expect(JSON.parse(one.text), endpoint.name).toMatchObject({ code: 'unavailable', status: 503 });
    if (endpoint.kind === 'page')
      expect(one.text, endpoint.name).toContain(`<h1>${shell.failure.unavailable.title}</h1>`);
  }
  const written = seen.find(({ endpoint }) => endpoint.name === 'form without scripts');
  // Where a statement that writes was running when the database stopped answering, the page says
  // that the change may be saved.
  const { notSaved, inDoubt } = shell.failure.unavailable;
  expect([notSaved, inDoubt].some((sentence) => written?.seen.text.includes(sentence))).toBe(true);
  const script = seen.find(({ endpoint }) => endpoint.name === 'form with scripts')?.seen;
  expect(script?.type).toContain('text/x-component');
  expect(script?.text).toContain('Avec');
}

async function expectBack(): Promise<void> {
  await expect.poll(failing, { timeout: 40_000, interval: 500 }).toEqual([]);
  await expect.poll(async () => (await fetch(`${product.url}/api/health`)).status, { timeout: 10_000 }).toBe(200);
}

test('fails no request while connections are refused for fifteen seconds', async () => {
  expect(await failing()).toEqual([]);
  proxy.set('cut');
  const failures = Promise.all(Array.from({ length: 3 }, failing));
  // The length of the outage is the trial itself.
  await pause(shortOutageMs);
  expect(await health()).toMatchObject({ status: 200 });
  proxy.set('open');
  expect(await failures).toEqual([[], [], []]);
});

test('answers 503 everywhere while connections are refused for longer, and as usual once they are not', async () => {
  proxy.set('cut');
  await expectAllRefused();
  proxy.set('open');
  await expectBack();
});

test('answers 503 in bounded time while PostgreSQL hangs, and while the link to it is dead', async () => {
  const processes = postgresOf(path.join(folder, 'postgres'));
  signal(processes, 'SIGSTOP');
  try {
    await expectAllRefused();
  } finally {
    signal(processes, 'SIGCONT');
  }
  await expectBack();
  proxy.set('silent');
  await expectAllRefused();
  proxy.set('open');
  await expectBack();
});
