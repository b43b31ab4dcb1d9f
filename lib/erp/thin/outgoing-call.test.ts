import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { log } from '#lib/log/log.ts';
import { readBaseUrl } from './base-url.ts';
import { callOut, type OutgoingOptions } from './outgoing-call.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

async function serve(answer: (response: ServerResponse, path: string) => void): Promise<string> {
  server = createServer((request, response) => answer(response, request.url ?? ''));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const call = (base: string, options: Partial<OutgoingOptions> = {}, path = '/x') =>
  callOut({ base, path, headers: { authorization: 'Bearer hidden' } }, { allowPrivate: true, ...options });

const json = { 'content-type': 'application/ld+json; charset=utf-8' };

/** Hosts of the own machine or network, written in every way that a URL allows. */
const hostile = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.0.0.1.', '0.0.0.0', '0'],
  ...['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '100.127.255.254', '169.254.169.254'],
  ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.9', '224.0.0.1'],
  ...['239.255.255.250', '240.0.0.1', '255.255.255.255', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[::127.0.0.1]', '[fe80::1]', '[fc00::1]', '[fd12:3456::1]', '[ff02::1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::1]'],
  ...['[2002:7f00:1::]', '[2001::1]', '[2001:db8::1]', '[3fff::1]', '[100::1]', 'localhost', 'LOCALHOST', 'localhost.'],
  ...[
    'a.localhost',
    'db',
    'printer.local',
    'metadata.google.internal',
    'router.lan',
    'nas.home.arpa',
    '１２７.０.０.１',
  ],
];

test.each(hostile)('refuses https://%s as the address of an API', async (host) => {
  const read = readBaseUrl(`https://${host}/api`, false);
  expect(read.ok ? read.value : read.problem).toMatch(/^url-(private|unreadable)$/);
  expect(await call(`https://${host}/api`, { allowPrivate: false })).toEqual({ ok: false, problem: 'host-refused' });
});

test.each([
  ['http://api.example.com', 'url-not-https'],
  ['http://127.0.0.1:80', 'url-not-https'],
  ['ftp://api.example.com', 'url-not-https'],
  ['file:///etc/passwd', 'url-not-https'],
  ['javascript:alert(1)', 'url-not-https'],
  ['https://user:pass@api.example.com', 'url-has-extras'],
  ['https://api.example.com/?next=x', 'url-has-extras'],
  ['https://api.example.com/#x', 'url-has-extras'],
  ['https://api.example.com/a b', 'url-unreadable'],
  ['https://api.example.com\\@127.0.0.1', 'url-unreadable'],
  ['api.example.com', 'url-unreadable'],
  ['', 'url-unreadable'],
  [`https://api.example.com/${'a'.repeat(300)}`, 'url-unreadable'],
])('refuses %s with %s', (text, problem) => {
  expect(readBaseUrl(text, false)).toEqual({ ok: false, problem });
});

test('keeps host, port and path of a public address, and http only for this machine where that is allowed', () => {
  expect(readBaseUrl(' https://API.example.com:8443/resa2/ ', false)).toEqual({
    ok: true,
    value: 'https://api.example.com:8443/resa2',
  });
  expect(readBaseUrl('http://127.0.0.1:3001', true).ok).toBe(true);
  expect(readBaseUrl('http://10.0.0.8:3001', true).ok).toBe(false);
  expect(readBaseUrl('https://10.0.0.8:3001', true).ok).toBe(true);
});

test.each([['127.0.0.1'], ['10.0.0.1'], ['::1'], ['::ffff:10.0.0.1'], ['fe80::1%eth0'], ['']])(
  'refuses a public name one of whose addresses is %s',
  async (address) => {
    const answer = await call('https://api.example.com', {
      allowPrivate: false,
      resolve: async () => ['93.184.216.34', address],
    });
    expect(answer).toEqual({ ok: false, problem: 'host-refused' });
  },
);

test('asks for the address of a name once, and connects to the one that was checked', async () => {
  const base = await serve((response) => response.writeHead(200, json).end('{"reached":true}'));
  let lookups = 0;
  const resolve = async () => {
    lookups += 1;
    return ['127.0.0.1'];
  };
  // The name exists nowhere: only the checked address can be reached.
  const answer = await callOut(
    { base: base.replace('127.0.0.1', 'localhost'), path: '/', headers: {} },
    { allowPrivate: true, resolve },
  );
  expect(answer).toEqual({ ok: true, value: { status: 200, json: { reached: true }, retryAfter: null } });
  expect(lookups).toBe(1);
});

test.each(['//evil.example/x', '/\\evil.example', 'x', '@evil.example/'])(
  'stays at the host for the path %s',
  async (path) => {
    const asked: string[] = [];
    const base = await serve((response, at) => {
      asked.push(at);
      response.writeHead(404).end();
    });
    const answer = await call(base, {}, path);
    expect(answer.ok ? answer.value.status : answer.problem).toEqual(path.startsWith('/') ? 404 : 'host-refused');
  },
);

test.each<[string, (response: ServerResponse) => void, string]>([
  ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 'redirected'],
  ['a redirect to itself', (response) => response.writeHead(307, { location: '/x' }).end(), 'redirected'],
  ['HTML', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), 'not-json'],
  ['text that claims to be JSON', (response) => response.writeHead(200, json).end('{"a":'), 'not-json'],
  [
    'a compressed body',
    (response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('x'),
    'not-json',
  ],
  [
    'a body without end',
    (response) => void response.writeHead(200, json).write('"'.padEnd(2 * 1024 * 1024)),
    'too-large',
  ],
  ['no answer', () => undefined, 'timeout'],
  ['half an answer', (response) => void response.writeHead(200, json).write('{'), 'timeout'],
  ['a hang-up', (response) => response.destroy(), 'unreachable'],
])('refuses %s', async (_name, answer, problem) => {
  const base = await serve((response) => answer(response));
  expect(await call(base, { timeoutMs: problem === 'timeout' ? 100 : 5_000 })).toEqual({ ok: false, problem });
});

test('tells the status and Retry-After of a refusal, and nothing of its body', async () => {
  const base = await serve((response) => response.writeHead(429, { 'retry-after': '7' }).end('secret'));
  expect(await call(base)).toEqual({ ok: true, value: { status: 429, json: undefined, retryAfter: '7' } });
});

test('tells a name that does not exist and a closed port from each other', async () => {
  expect(await call('https://api.example.com', { resolve: async () => [] })).toEqual({
    ok: false,
    problem: 'host-unknown',
  });
  expect(await call('https://127.0.0.1:1', {})).toEqual({ ok: false, problem: 'unreachable' });
});

test('writes a line where the TLS of an API fails, with its host and without what was sent', async () => {
  const lines = vi.spyOn(log, 'info').mockReturnValue();
  const base = (await serve((response) => response.end())).replace('http:', 'https:');
  expect(await call(base)).toEqual({ ok: false, problem: 'unreachable' });
  const line = { security: 'erp-tls-failed', host: new URL(base).host, code: 'EPROTO' };
  expect(lines.mock.calls).toEqual([[line, 'security event']]);
  lines.mockRestore();
});

test('calls listed hosts only, where the operator lists them', async () => {
  const listed = ['api.erp.example', '*.vendor.example'];
  for (const base of ['https://api.erp.example', 'https://API.erp.example.:8443/v1', 'https://eu.vendor.example'])
    expect(readBaseUrl(base, false, listed).ok, base).toBe(true);
  for (const base of [
    'https://erp.example',
    'https://xapi.erp.example',
    'https://vendor.example',
    'https://198.41.0.4',
  ])
    expect(readBaseUrl(base, false, listed)).toEqual({ ok: false, problem: 'url-not-listed' });
  vi.stubEnv('ERP_HOSTS', listed.join(', '));
  expect(await call('https://api.example.com')).toEqual({ ok: false, problem: 'host-refused' });
  vi.unstubAllEnvs();
});
