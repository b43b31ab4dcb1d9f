import { afterEach, expect, test, vi } from 'vitest';
import { listenForTest } from '#lib/testing/raw-http.ts';
import { guardedServer } from './guard-server.ts';
import { readRoutes } from './routes.ts';

const routes = readRoutes('app', 'public');

afterEach(() => void vi.unstubAllEnvs());

const host = 'Host: localhost\r\n';

test.each([
  ['no host', 'GET /sign-in HTTP/1.1\r\nConnection: close\r\n\r\n', '400'],
  ['a host that is none', 'GET /sign-in HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', '400'],
  ['an unknown expectation', `GET /sign-in HTTP/1.1\r\n${host}Expect: 200-maybe\r\n\r\n`, '417'],
  ['bytes that are no request', '\0\0\0\r\n\r\n', '400'],
  ['a field of 100 kB', `GET /sign-in HTTP/1.1\r\n${host}X: ${'x'.repeat(100_000)}\r\n\r\n`, '431'],
  ['an unknown method', `BREW /sign-in HTTP/1.1\r\n${host}\r\n`, '405'],
  ['a method that no page takes', `TRACE /sign-in HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, '405'],
])('answers %s with every security header', async (_, text, status) => {
  vi.stubEnv('NEXTAUTH_URL', 'https://club.example');
  const server = guardedServer(() => undefined, { trusted: { hops: 0 }, routes: () => routes, upgrades: false });
  const { socket, closed } = (await listenForTest(server))();
  socket.write(text);
  const answer = (await closed).toLowerCase();
  server.close();
  expect(answer).toMatch(new RegExp(`^http/1.1 ${status} `));
  for (const field of [
    "content-security-policy: default-src 'none'",
    'x-content-type-options: nosniff',
    'x-frame-options: deny',
    'referrer-policy: same-origin',
    'strict-transport-security: max-age=31536000; includesubdomains',
    'cache-control: no-store',
  ])
    expect(answer).toContain(field);
});
