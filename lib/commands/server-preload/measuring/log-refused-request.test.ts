import type { RequestListener, Server } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { log } from '#lib/log/log.ts';
import { listenForTest } from '#lib/testing/raw-http.ts';
import { guardedServer } from '../guard-server.ts';
import { readRoutes } from '../routes.ts';

const routes = readRoutes('app', 'public');
const answered: RequestListener = (_request, response) => void response.end('answered');
let server: Server;

afterEach(() => {
  server.close();
  vi.restoreAllMocks();
});

/** Sends these bytes to a server of its own. @returns the lines that it wrote, once there is one */
async function linesAfter(sent: string): Promise<object[]> {
  const lines = vi.spyOn(log, 'info').mockReturnValue();
  server = guardedServer(answered, { trusted: { hops: 0 }, routes: () => routes, upgrades: false });
  const { socket, closed } = (await listenForTest(server))();
  socket.write(sent);
  await closed;
  await vi.waitFor(() => expect(lines).toHaveBeenCalled());
  return lines.mock.calls.map(([fields]) => fields as object);
}

const host = 'Host: localhost\r\nConnection: close\r\n';

test.each([
  [
    'a form that another site sent',
    `POST /sign-in?email=a HTTP/1.1\r\n${host}Origin: https://elsewhere.example\r\nContent-Length: 0\r\n\r\n`,
    { security: 'request-refused-foreignOrigin', status: 403, method: 'POST', path: '/sign-in' },
  ],
  [
    'a malformed address',
    `GET /%ff HTTP/1.1\r\n${host}\r\n`,
    { security: 'request-refused-unreadable', status: 400, method: 'GET', path: '/%ff' },
  ],
  [
    'a method that no page takes',
    `TRACE /sign-in HTTP/1.1\r\n${host}\r\n`,
    { security: 'request-refused-methodNotAllowed', status: 405, method: 'TRACE', path: '/sign-in' },
  ],
  ['bytes that are no request', '\0\0\r\n\r\n', { security: 'request-refused-unreadable', code: 'HPE_INVALID_METHOD' }],
])('writes a line about %s, with the network it came from', async (_, sent, line) => {
  expect(await linesAfter(sent)).toEqual([expect.objectContaining({ ...line, address: '127.0.0.1' })]);
});

test('writes none about an address that leads nowhere', async () => {
  const lines = await linesAfter(`GET /a/b/c/d HTTP/1.1\r\nHost: localhost\r\n\r\nGET /%ff HTTP/1.1\r\n${host}\r\n`);
  expect(lines).toEqual([expect.objectContaining({ status: 400 })]);
});
