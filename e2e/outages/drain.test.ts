import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { type Product, startProduct } from '#lib/commands/product.ts';

/** Two servers on one database, as behind a load balancer; the second one is replaced. */
let first: OwnProduct;
let second: Product;
let folder: string;

beforeAll(async () => {
  first = await openProduct();
  folder = await mkdtemp(path.join(tmpdir(), 'club-drain-'));
  second = await startProduct(folder, {
    DATABASE_URL: first.databaseUrl,
    AUTH_SECRET: process.env.AUTH_SECRET ?? '',
  });
});

afterAll(async () => {
  await second?.stop();
  await first?.close();
  await rm(folder, { recursive: true, force: true });
});

const agent = new http.Agent({ keepAlive: true });

/** Asks over connections that are kept open, and sends nothing twice. */
async function ask(url: string): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  http
    .get(url, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    })
    .on('error', reject);
  return promise;
}

const isReady = (url: string) =>
  ask(`${url}/api/health`).then(
    ({ status }) => status === 200,
    () => false,
  );

test('fails no request while a server that is to stop drains', async () => {
  const failures: string[] = [];
  const answered = { first: 0, second: 0 };
  let stopped = false;
  let useSecond = false;
  // Looks every twentieth of a second, as a balancer does every few seconds. On a busy machine a
  // server may seem away for a moment.
  const balance = async () => {
    while (!stopped) {
      useSecond = await isReady(second.url);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const load = async () => {
    for (let count = 0; !stopped || count % 2; count += 1) {
      const target = useSecond && count % 2 ? 'second' : 'first';
      const { url } = target === 'second' ? second : first;
      const { status } = await ask(`${url}/up`).catch((error: Error) => ({ status: error.message }));
      if (status === 200) answered[target] += 1;
      else failures.push(`${target}: ${status}`);
    }
  };
  const traffic = [balance(), ...Array.from({ length: 8 }, load)];
  await expect.poll(() => answered.second, { timeout: 60_000 }).toBeGreaterThan(50);
  await second.drain();
  stopped = true;
  await Promise.all(traffic);
  expect(useSecond).toBe(false);
  expect(failures).toEqual([]);
  // The other one has not noticed.
  await expect.poll(() => isReady(first.url), { timeout: 60_000 }).toBe(true);
});
