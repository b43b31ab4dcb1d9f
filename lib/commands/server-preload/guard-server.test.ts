import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { actionProgress } from '#lib/forms/action-progress.ts';
import { parseTrustedProxies, type TrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { head, listenForTest } from '#lib/testing/raw-http.ts';
import { closeStalled } from './close-stalled.ts';
import { guardedServer } from './guard-server.ts';
import { limitConnections } from './limits/limit-clients.ts';
import { readRoutes } from './routes.ts';

const routes = readRoutes('app', 'public');
let server: Server;

afterEach(() => void server.close());

async function guarded(listener: RequestListener, trusted = '0') {
  const options = { trusted: parseTrustedProxies(trusted) as TrustedProxies, routes: () => routes, upgrades: false };
  server = guardedServer(listener, options);
  return listenForTest(server);
}

/** What one request is answered, on a connection of its own. */
async function answered(listener: RequestListener, text: string, trusted?: string): Promise<string> {
  const { socket, closed } = (await guarded(listener, trusted))();
  socket.write(text);
  return closed;
}

const read = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const echo: RequestListener = async (request, response) => {
  response.end(`${request.method} ${request.url} <${await read(request)}>`);
};
const never: RequestListener = () => {
  throw new Error('the request got through');
};

const form = { 'Content-Type': 'multipart/form-data; boundary=x', Connection: 'close' };
const oneField = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nvalue\r\n--x--\r\n';
const post = (body: string, fields: Record<string, string | number> = {}) =>
  head('POST', '/sign-in', { ...form, 'Content-Length': Buffer.byteLength(body), ...fields }, body);

describe('a form for a page', () => {
  test('reaches the page unchanged once it is complete', async () => {
    expect(await answered(echo, post(oneField))).toContain(`POST /sign-in <${oneField}>`);
    const chunked = head(
      'POST',
      '/sign-in',
      { ...form, 'Transfer-Encoding': 'chunked' },
      `${oneField.length.toString(16)}\r\n${oneField}\r\n0\r\n\r\n`,
    );
    expect(await answered(echo, chunked)).toContain(`<${oneField}>`);
    expect(await answered(echo, head('POST', '/sign-in', { Connection: 'close' }))).toContain('POST /sign-in <>');
  });

  test('is not passed on before it is complete', async () => {
    let calls = 0;
    const { socket, closed } = (
      await guarded((request, response) => {
        calls += 1;
        echo(request, response);
      })
    )();
    const text = post(oneField);
    socket.write(text.slice(0, -10));
    await pause(100);
    expect(calls).toBe(0);
    socket.write(text.slice(-10));
    expect(await closed).toContain('200 OK');
    expect(calls).toBe(1);
  });

  test.each([
    ['is empty', ''],
    ['breaks off', oneField.slice(0, -8)],
    ['is rubbish', 'rubbish'],
  ])('is answered 400 when it %s', async (_how, body) => {
    expect(await answered(never, post(body))).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('is answered 413 above a megabyte, declared or not, and the client receives the answer', async () => {
    const large = 'x'.repeat(1_100_000);
    const { socket, closed } = (await guarded(never))();
    socket.write(post(large));
    await expect.poll(() => socket.bytesRead).toBeGreaterThan(0);
    socket.end();
    expect(await closed).toMatch(/^HTTP\/1\.1 413 /);
    const chunked = head(
      'POST',
      '/sign-in',
      { ...form, 'Transfer-Encoding': 'chunked' },
      `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`,
    );
    expect(await answered(never, chunked)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test.each(['https://evil.example', 'null'])('is answered 403 from %s', async (origin) => {
    expect(await answered(never, post(oneField, { Origin: origin }))).toMatch(/^HTTP\/1\.1 403 /);
  });

  test('is passed on from the site itself, also behind a trusted proxy that forwards the host', async () => {
    expect(await answered(echo, post(oneField, { Origin: 'http://localhost' }))).toContain('200 OK');
    const forwarded = { Origin: 'https://club.example', 'X-Forwarded-Host': 'club.example' };
    expect(await answered(echo, post(oneField, forwarded), '1')).toContain('200 OK');
    expect(await answered(never, post(oneField, forwarded))).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('a server action', () => {
  const action = oneField.replace('"a"', '"$ACTION_ID_0"');
  const failing: RequestListener = (_request, response) => {
    response.setHeader('X-Secret', 'a path');
    response.statusCode = 500;
    response.write('a stack');
    response.end('more');
  };

  test('is answered 400 if it could not be read, without the text of Next', async () => {
    const answer = await answered(failing, post(action));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/a stack|more$|a path/);
  });

  test('is answered 500 if it was started and failed', async () => {
    const started: RequestListener = (request, response) => {
      const progress = actionProgress().getStore();
      if (progress) progress.isStarted = true;
      failing(request, response);
    };
    expect(await answered(started, post(action))).toMatch(/^HTTP\/1\.1 500 [\s\S]*a stack/);
    expect(await answered(failing, post(oneField))).toMatch(/^HTTP\/1\.1 500 /);
  });
});

describe('a form whose action this build does not have', () => {
  const fields = '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_0"\r\n\r\n\r\n';
  const typed =
    '--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nVient le <mardi>\r\n' +
    '--x\r\nContent-Disposition: form-data; name="password"\r\n\r\nnever shown\r\n--x--\r\n';
  const outdated: RequestListener = (_request, response) => {
    response.setHeader('x-nextjs-action-not-found', '1');
    response.writeHead(400, { 'Content-Type': 'text/plain' });
    response.end('Invalid Server Action request.');
  };

  test.each([
    ['fr', 'rien n’a été enregistré', 'Rouvrir la page'],
    ['en', 'nothing was saved', 'Open the page again'],
  ])('is answered a page in %s that shows what was typed, and no secret', async (language, text, link) => {
    const answer = await answered(outdated, post(fields + typed, { 'Accept-Language': language }));
    expect(answer).toMatch(/^HTTP\/1\.1 409 /);
    expect(answer).toContain(text);
    expect(answer).toContain('<p>Note</p><pre>Vient le &lt;mardi&gt;</pre>');
    expect(answer).toContain(`<a href="/sign-in">${link}</a>`);
    expect(answer).not.toMatch(/never shown|Invalid Server/);
  });

  test('is left to the script that sent it, which keeps the form as it is', async () => {
    const answer = await answered(outdated, post(fields + typed, { 'Next-Action': '0' }));
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*x-nextjs-action-not-found: 1/);
  });
});

test('answers several pipelined requests of one connection in order', async () => {
  const handler = head('PATCH', '/api/app/device', { 'Content-Length': 2 }, '{}');
  const answer = await answered(
    echo,
    `${post(oneField, { Connection: 'keep-alive' })}${handler}${post('a=b', { 'Content-Type': 'text/plain' })}`,
  );
  expect([...answer.matchAll(/(?:POST|PATCH) \S+ <[\s\S]*?>/g)].map(([text]) => text)).toEqual([
    `POST /sign-in <${oneField}>`,
    'PATCH /api/app/device <{}>',
    'POST /sign-in <a=b>',
  ]);
});

test('keeps nothing of a request on its connection, answered or refused', async () => {
  const connect = await guarded(echo);
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => sockets.push(socket));
  const { socket, received } = connect();
  const requests = [
    post(oneField, { Connection: 'keep-alive' }),
    head('PATCH', '/api/app/device', { 'Content-Length': 2 }, '{}'),
    head('DELETE', '/api/app/device', { 'Content-Length': 2 }),
  ];
  const answers = (count: number) =>
    expect.poll(() => received().split('HTTP/1.1 ').length, { interval: 1 }).toBe(count + 1);
  const listeners: number[] = [];
  for (let sent = 1; sent <= 30; sent += 1) {
    const request = requests[sent % requests.length] as string;
    socket.write(request);
    // The body of a refused request arrives after its answer.
    if (request.startsWith('DELETE')) {
      await answers(sent);
      socket.write('{}');
    }
    await answers(sent);
    const [open] = sockets;
    if (sent % requests.length === 0 && open)
      listeners.push(open.eventNames().reduce((sum, event) => sum + open.listenerCount(event), 0));
  }
  expect(new Set(listeners).size).toBe(1);
  socket.destroy();
});

test('answers 100 Continue to a sender that waits for it', async () => {
  const { socket, received, closed } = (await guarded(echo))();
  socket.write(post(oneField, { Expect: '100-continue' }).slice(0, -oneField.length));
  await expect.poll(received).toContain('100 Continue');
  socket.write(oneField);
  expect(await closed).toContain(`<${oneField}>`);
});

test('ends an aborted body with an error, and sends no answer', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const { socket, closed } = (
    await guarded((request) => void read(request).then(resolve, (error: Error) => resolve(error.message)))
  )();
  socket.write(head('POST', '/club/imports/upload', { 'Content-Length': 1_000 }, 'abc'));
  await pause(50);
  socket.destroy();
  expect(await promise).toBe('aborted');
  expect(await closed).toBe('');
});

test('answers an upgrade like a plain request', async () => {
  const upgrade = { Connection: 'Upgrade, close', Upgrade: 'websocket' };
  expect(await answered(echo, head('GET', '/sign-in', upgrade))).toContain('GET /sign-in <>');
});

test.each([
  ['FOO', '/sign-in', /^HTTP\/1\.1 405 [\s\S]*\r\nAllow: GET, HEAD, POST\r\n/],
  ['FOO', '/api/health', /^HTTP\/1\.1 405 [\s\S]*\r\nAllow: GET, HEAD, OPTIONS\r\n[\s\S]*"code":"method-not-allowed"/],
  ['FOO', '/api/nothing', /^HTTP\/1\.1 404 [\s\S]*"code":"unknown-path"/],
  ['PROPFIND', '/sign-in', /^HTTP\/1\.1 405 [\s\S]*\r\nAllow: GET, HEAD, POST\r\n/],
  ['TRACE', '/api/health', /^HTTP\/1\.1 405 [\s\S]*\r\nAllow: GET, HEAD, OPTIONS\r\n/],
  ['GET', '/api/nothing', /^HTTP\/1\.1 404 [\s\S]*application\/problem\+json/],
  ['GET', '/%ff', /^HTTP\/1\.1 400 /],
  ['OPTIONS', '*', /^HTTP\/1\.1 400 /],
])('%s %s', async (method, target, expected) => {
  expect(await answered(never, head(method, target, { Connection: 'close' }))).toMatch(expected);
});

test('takes an address for programs with a slash at its end as the one without, and leaves pages to Next', async () => {
  const text = (target: string) => head('POST', target, { 'Content-Length': 2, Connection: 'close' }, '{}');
  expect(await answered(echo, text('/api/erp/x/events///?dry_run=1#a/'))).toContain(
    'POST /api/erp/x/events?dry_run=1#a/ <{}>',
  );
  expect(await answered(echo, head('GET', '/club/erp/', { Connection: 'close' }))).toContain('GET /club/erp/ <>');
});

test('reads path and host of a target in absolute form', async () => {
  const shown: RequestListener = ({ url, headers }, response) => void response.end(`${url} at ${headers.host}`);
  expect(await answered(shown, head('GET', 'http://club.example/sign-in', { Connection: 'close' }))).toContain(
    '/sign-in at club.example',
  );
});

describe('a connection', () => {
  test('counts towards the limit of its client, unless it is of a trusted proxy', async () => {
    for (const [trusted, expected] of [
      ['0', ['200', '200', '429', '429']],
      ['1', ['200', '200', '200', '200']],
    ] as const) {
      const connect = await guarded((_request, response) => void response.end('x'));
      limitConnections(server, parseTrustedProxies(trusted) as TrustedProxies, 2);
      const connections = [connect(), connect(), connect(), connect()];
      for (const { socket } of connections) socket.write(head('GET', '/', {}));
      const statuses = () => connections.map(({ received }) => /^HTTP\/1\.1 (\d+)/.exec(received())?.[1]).sort();
      await expect.poll(statuses).toEqual(expected);
      for (const { socket } of connections) socket.destroy();
      server.close();
    }
  });

  test('is closed when its client reads nothing of an answer, and stays open for an idle stream', async () => {
    const connect = await guarded((request, response) => {
      guard(request, response, () => {
        response.writeHead(200);
        if (request.url === '/live') response.write('an event');
        else response.write(Buffer.alloc(64 * 1024 * 1024));
      });
    });
    const guard = closeStalled(server, 300);
    const [live, stalled, idle] = [connect(), connect(), connect()];
    live.socket.write(head('GET', '/live', {}));
    stalled.socket.write(head('GET', '/', {}));
    stalled.socket.pause();
    stalled.socket.once('error', () => undefined);
    await idle.closed;
    await new Promise((resolve) =>
      server.getConnections((_error, count) => resolve(expect(count).toBeLessThanOrEqual(2))),
    );
    await expect
      .poll(() => new Promise((resolve) => server.getConnections((_error, count) => resolve(count))), {
        timeout: 5_000,
      })
      .toBe(1);
    expect(live.socket.destroyed).toBe(false);
    expect(live.received()).toContain('an event');
    for (const { socket } of [live, stalled]) socket.destroy();
  });
});
