import type { RequestListener, Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { TrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { meters } from '#lib/log/meters.ts';
import { currentRequestFields } from '#lib/log/request-fields.ts';
import { head, listenForTest } from '#lib/testing/raw-http.ts';
import { readExposition } from '#lib/testing/test-run/exposition.ts';
import { guardedServer } from '../guard-server.ts';
import { readRoutes } from '../routes.ts';
import { measureRequests } from './measure-requests.ts';

const routes = readRoutes('app', 'public');
let server: Server;

afterEach(() => void server.close());

async function answered(fields: Record<string, string>, target = '/sign-in', method = 'GET'): Promise<string> {
  const shown: RequestListener = (request, response) =>
    void response.end(`<${request.headers['x-request-id']}> logged as <${currentRequestFields()?.request}>`);
  const trusted: TrustedProxies = { hops: 0 };
  server = guardedServer(shown, { trusted, routes: () => routes, upgrades: false, measure: measureRequests });
  const { socket, closed } = (await listenForTest(server))();
  socket.write(head(method, target, { Connection: 'close', ...fields }));
  return closed;
}

const idIn = (answer: string) => /\r\nX-Request-Id: (\S+)\r\n/i.exec(answer)?.[1] ?? '';

test('names a request in its answer, for the page and for the log', async () => {
  const answer = await answered({});
  expect(idIn(answer)).toMatch(/^[0-9a-f]{12}$/);
  expect(answer).toContain(`<${idIn(answer)}> logged as <${idIn(answer)}>`);
});

test('keeps a well-formed name that a proxy gave, and replaces any other', async () => {
  expect(idIn(await answered({ 'X-Request-Id': '9f1c-a:B_2.7' }))).toBe('9f1c-a:B_2.7');
  for (const sent of ['short', 'x'.repeat(65), 'a<script>', 'two words', '', 'é'.repeat(10)])
    expect(idIn(await answered({ 'X-Request-Id': sent }))).toMatch(/^[0-9a-f]{12}$/);
});

test('shows the name on the page of a refusal', async () => {
  const answer = await answered({ 'X-Request-Id': 'known-reference' }, '/%ff');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(idIn(answer)).toBe('known-reference');
  expect(answer.split('\r\n\r\n')[1]).toContain('known-reference');
});

test('counts requests by the pattern of their route, whatever is asked', async () => {
  for (const id of ['one', 'two']) await answered({}, `/club/clients/${id}?q=secret`);
  await answered({}, '/%ff');
  await answered({}, '/a/b/c/d/e/f/g');
  await answered({}, '/sign-in', 'PROPFIND');
  const samples = readExposition(await meters().registry.metrics()).get('club_http_requests_total')?.samples ?? [];
  expect(samples).toContain('club_http_requests_total{route="/[structure]/clients/[id]",method="GET",status="2xx"} 2');
  expect(samples.join('\n')).toContain('{route="none",method="GET",status="4xx"}');
  expect(samples.join('\n')).not.toMatch(/secret|\/one|PROPFIND|%ff/);
});
