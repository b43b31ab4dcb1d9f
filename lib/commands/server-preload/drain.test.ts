import http from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { head, listenForTest } from '#lib/testing/raw-http.ts';
import { drainConnection } from './drain.ts';

let server: http.Server;

afterEach(() => void server.close());

async function answered(state: Parameters<typeof drainConnection>[0], target: string): Promise<string> {
  server = http.createServer((request, response) => {
    if (!drainConnection(state, request.url ?? '/', response)) response.end('answered');
  });
  const { socket, received } = (await listenForTest(server))();
  socket.write(head('GET', target, {}));
  await expect.poll(received).toMatch(/(answered|\})/);
  socket.destroy();
  return received();
}

test('answers and closes the connection while it drains, and is not ready', async () => {
  expect(await answered('draining', '/sign-in')).toMatch(/ 200 OK\r\n[\s\S]*Connection: close\r\n[\s\S]*answered/);
  expect(await answered('draining', '/api/health')).toMatch(
    / 503 [\s\S]*Connection: close\r\n[\s\S]*"status":"stopping"/,
  );
  expect(await answered('draining', '/api/health?deep=1')).toMatch(/ 503 /);
});

test('keeps connections open as long as nothing stops', async () => {
  expect(await answered('serving', '/api/health')).toMatch(
    / 200 OK\r\n[\s\S]*Connection: keep-alive\r\n[\s\S]*answered/,
  );
});

test('closes connections and stays ready while other processes take its place', async () => {
  expect(await answered('leaving', '/api/health')).toMatch(/ 200 OK\r\n[\s\S]*Connection: close\r\n[\s\S]*answered/);
});
