import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliver, probe } from './deliver.ts';
import type { PlayedMessage } from './played-erp.ts';

/** The statuses of the next answers; null: none comes. */
let statuses: (number | null)[] = [];
let requests: { method: string | undefined; type: string | undefined }[] = [];
let url = '';

const server = createServer((request, response) => {
  requests.push({ method: request.method, type: request.headers['content-type'] });
  const status = statuses.shift() ?? null;
  if (status === null) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(status < 300 ? { result: 'applied' } : { code: 'rate-limited' }));
});
const message: PlayedMessage = () => ({ method: 'DELETE', path: '', headers: {}, body: '{}' });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  requests = [];
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('repeats after an error and after no answer, without a Content-Type of its own', async () => {
  statuses = [429, null, 200];
  expect(await deliver(url, { timeoutMs: 3_000, waits: [0.01, 0.01] }, message)).toBe('applied');
  expect(requests).toEqual(Array.from({ length: 3 }, () => ({ method: 'DELETE', type: undefined })));
});

test('tries once where the program does, and tells what came', async () => {
  statuses = [429, 200];
  expect(await deliver(url, { timeoutMs: 20_000, waits: [] }, message)).toBe('429 rate-limited');
  statuses = [null];
  expect(await deliver(url, { timeoutMs: 100, waits: [] }, message)).toBe('no answer');
});

test('probes with HEAD, and refuses an address that does not answer', async () => {
  statuses = [204, 404];
  await probe(url, { timeoutMs: 20_000, waits: [], probes: true });
  await expect(probe(url, { timeoutMs: 20_000, waits: [], probes: true })).rejects.toThrow('404 to HEAD');
  await probe(url, { timeoutMs: 20_000, waits: [] });
  await expect(deliver('http://127.0.0.1:1', { timeoutMs: 20_000, waits: [] }, message)).rejects.toThrow(
    'npm run demo',
  );
});
