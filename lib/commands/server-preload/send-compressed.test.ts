import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http, { type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressStatic } from '../building/compress-static.ts';
import { sendCompressed } from './send-compressed.ts';

const script = `export const words = ${JSON.stringify(Array(500).fill('dupré hélène'))};\n`;
let distDir: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  distDir = await mkdtemp(path.join(tmpdir(), 'club-static-'));
  await mkdir(path.join(distDir, 'static/chunks'), { recursive: true });
  await writeFile(path.join(distDir, 'static/chunks/a.js'), script);
  await writeFile(path.join(distDir, 'static/chunks/a.css'), 'p { color: inherit }');
  await writeFile(path.join(distDir, 'static/chunks/a.woff2'), 'a font');
  await writeFile(path.join(distDir, 'secret.js.br'), 'not a file of the site');
  await compressStatic(distDir);
  const guard = sendCompressed(distDir);
  server = http.createServer((request, response) => guard(request, response, () => response.end('left to Next')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await rm(distDir, { recursive: true });
});

const ask = (name: string, headers: Record<string, string>, method = 'GET') =>
  fetch(`${origin}/_next/static/${name}`, { headers, method });

test.each([
  ['br', 'gzip, deflate, br, zstd', 'br'],
  ['gzip, where br is not asked for', 'gzip, deflate', 'gzip'],
  ['gzip, where br is refused', 'br;q=0, gzip;q=0.5', 'gzip'],
  ['br, written in capitals with a weight', 'BR;q=0.1', 'br'],
])('sends a script as %s', async (_name, accepted, coding) => {
  const answer = await ask('chunks/a.js?v=1', { 'accept-encoding': accepted });
  expect(answer.headers.get('content-encoding')).toBe(coding);
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(answer.headers.get('vary')).toBe('Accept-Encoding');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(Number(answer.headers.get('content-length'))).toBeLessThan(script.length / 10);
  expect(await answer.text()).toBe(script);
});

test('sends a style sheet, and no body to HEAD', async () => {
  const answer = await ask('chunks/a.css', { 'accept-encoding': 'br' }, 'HEAD');
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0);
  expect(await answer.text()).toBe('');
});

test.each([
  ['a reader who takes no compression', 'chunks/a.js', { 'accept-encoding': 'identity' }],
  ['a part of a file', 'chunks/a.js', { 'accept-encoding': 'br', range: 'bytes=0-9' }],
  ['a font', 'chunks/a.woff2', { 'accept-encoding': 'br' }],
  ['a file that is not there', 'chunks/b.js', { 'accept-encoding': 'br' }],
  ['a compressed file by its own name', 'chunks/a.js.br', { 'accept-encoding': 'br' }],
  ['a path out of the folder', '..%2fsecret.js', { 'accept-encoding': 'br' }],
  ['another coding with similar letters', 'chunks/a.js', { 'accept-encoding': 'brotli, xgzip' }],
])('leaves to Next %s', async (_name, name, headers) => {
  const answer = await ask(name, headers as Record<string, string>);
  expect(await answer.text()).toBe('left to Next');
});
