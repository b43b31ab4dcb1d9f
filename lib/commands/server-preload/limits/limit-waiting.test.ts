import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { whenUnanswered } from './limit-waiting.ts';

const limitMs = 40;
let server: Server;

afterEach(() => void server.close());

/** Answers `work` says what, or "late" where the limit is over before. */
async function ask(work: (read: () => Promise<string>) => Promise<string>, init: RequestInit = {}): Promise<string> {
  server = createServer((request, response) => {
    whenUnanswered(request, response, limitMs, () => response.end('late'));
    const read = async () => Buffer.concat(await request.toArray()).toString();
    void work(read).then((text) => response.headersSent || response.end(text));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}`, init)).text();
}

test('answers for work that never ends, with a body and without one', async () => {
  const never = new Promise<string>(() => undefined);
  expect(await ask(() => never)).toBe('late');
  server.close();
  expect(await ask((read) => read().then(() => never), { method: 'POST', body: 'a'.repeat(100_000) })).toBe('late');
});

test('leaves alone what is answered at once', async () => {
  expect(await ask(async (read) => `<${await read()}>`, { method: 'POST', body: 'text' })).toBe('<text>');
});

test('counts from the last byte of a body that takes its time', async () => {
  const later = Promise.withResolvers<void>();
  setTimeout(later.resolve, 3 * limitMs);
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from('first '));
      await later.promise;
      controller.enqueue(Buffer.from('last'));
      controller.close();
    },
  });
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
  expect(await ask((read) => read(), init)).toBe('first last');
});
