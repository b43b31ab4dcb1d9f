import { once } from 'node:events';
import http, { type RequestListener, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { head, listenForTest, type TestConnection } from '#lib/testing/raw-http.ts';
import { timeBody } from './time-body.ts';

const pace = { idleMs: 150, graceMs: 300, bytesPerSecond: 100_000, totalMs: 1_500 };
let server: Server;

afterEach(() => void server.close());

async function timed(handler: RequestListener): Promise<() => TestConnection> {
  server = http.createServer((request, response) => {
    timeBody(request, response, pace);
    handler(request, response);
  });
  return listenForTest(server);
}

/** Reads a body to its end, and answers how long it was. */
const counting: RequestListener = async (request, response) => {
  let size = 0;
  try {
    for await (const chunk of request) size += (chunk as Buffer).length;
    response.end(`${size} bytes`);
  } catch {
    response.end('broken off');
  }
};

async function drip({ socket, closed }: TestConnection, bytes: number, everyMs: number): Promise<string> {
  let isClosed = false;
  void closed.then(() => {
    isClosed = true;
  });
  while (!isClosed && socket.writable) {
    socket.write('x'.repeat(bytes));
    await pause(everyMs);
  }
  return closed;
}

test('answers 408 to a body that stops, and closes the connection', async () => {
  const connection = (await timed(counting))();
  connection.socket.write(head('POST', '/sign-in', { 'Content-Length': 10 }, 'abc'));
  const answer = await connection.closed;
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(answer).toMatch(/\r\nConnection: close\r\n/);
  expect(answer).toContain('<html lang="fr">');
});

test('answers 408 to a body that drips, in pieces and in chunks', async () => {
  const connect = await timed(counting);
  const [plain, chunked] = [connect(), connect()];
  plain.socket.write(head('POST', '/', { 'Content-Length': 1_000_000 }));
  chunked.socket.write(head('POST', '/api/app/device', { 'Transfer-Encoding': 'chunked' }, 'fffff\r\n'));
  const [first, second] = await Promise.all([drip(plain, 1, 20), drip(chunked, 1, 20)]);
  expect(first).toMatch(/^HTTP\/1\.1 408 /);
  expect(second).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"too-slow"/);
});

test('closes the connection alone when an answer has begun', async () => {
  const connection = (await timed((_request, response) => void response.write('begun')))();
  connection.socket.write(head('POST', '/', { 'Content-Length': 10 }, 'abc'));
  const answer = await connection.closed;
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).not.toContain('408');
});

test('mixes no refusal into the answer of an earlier request on the connection', async () => {
  const connection = (
    await timed((request, response) => void (request.url === '/slow' ? response.write('begun') : undefined))
  )();
  connection.socket.write(`${head('GET', '/slow', {})}${head('POST', '/next', { 'Content-Length': 10 }, 'abc')}`);
  expect(await connection.closed).not.toContain('408');
});

test('does not blame the sender while the server does not read', async () => {
  const size = 3_000_000;
  const connection = (
    await timed(async (request, response) => {
      await pause(600);
      await counting(request, response);
    })
  )();
  connection.socket.write(head('POST', '/', { 'Content-Length': size, Connection: 'close' }, 'x'.repeat(size)));
  expect(await connection.closed).toMatch(new RegExp(`${size} bytes`));
});

test('lets the connection be used again after a body that came in time', async () => {
  const connection = (await timed(counting))();
  connection.socket.write(head('POST', '/', { 'Content-Length': 3 }, 'abc'));
  await expect.poll(connection.received).toContain('3 bytes');
  await pause(400);
  connection.socket.write(head('POST', '/', { 'Content-Length': 4, Connection: 'close' }, 'abcd'));
  expect(await connection.closed).toContain('4 bytes');
});

test('lets a refused sender pause for longer than connections may be idle', async () => {
  const connect = await timed((_request, response) => void response.writeHead(413).end('too large'));
  server.keepAliveTimeout = 50;
  const { socket, closed } = connect();
  socket.write(head('POST', '/', { 'Content-Length': 6 }, 'abc'));
  await once(socket, 'data');
  // The clock of the server: longer than its timeout and the second that Node adds to it.
  await pause(1_500);
  expect(socket.destroyed).toBe(false);
  socket.write(`def${head('POST', '/', { 'Content-Length': 0, Connection: 'close' })}`);
  expect((await closed).match(/HTTP\/1\.1 413/g)).toHaveLength(2);
});

test('lets a sender finish that asked for the connection to be closed, and reads the answer last', async () => {
  const answered = Promise.withResolvers<void>();
  const connect = await timed((_request, response) => {
    response.once('finish', answered.resolve);
    response.writeHead(413).end('too large');
  });
  const { socket, closed } = connect();
  const send = (text: string) =>
    new Promise<void>((resolve, reject) => socket.write(text, (error) => (error ? reject(error) : resolve())));
  socket.pause();
  await send(head('POST', '/', { 'Content-Length': 20_000_003, Connection: 'close' }, 'abc'));
  await answered.promise;
  for (let piece = 0; piece < 20; piece++) await send('x'.repeat(1_000_000));
  socket.resume();
  expect(await closed).toMatch(/^HTTP\/1\.1 413 [\s\S]*too large/);
});
