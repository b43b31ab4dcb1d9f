import http from 'node:http';
import { connect } from 'node:net';

export type SlowAnswer = { status: number; seconds: number };

/**
 * Sends a body at a byte a second until there is a response, or for a minute. `status` is 0 when
 * there is none.
 */
export function drip(url: string, headers: Record<string, string>): Promise<SlowAnswer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const request = http.request(url, {
      method: 'POST',
      agent: false,
      headers: { 'Content-Length': 100_000, ...headers },
    });
    const timer = setInterval(() => request.write('-'), 1_000);
    const end = (status: number) => {
      clearInterval(timer);
      clearTimeout(limit);
      request.destroy();
      resolve({ status, seconds: (performance.now() - started) / 1_000 });
    };
    const limit = setTimeout(() => end(0), 60_000);
    request.on('response', ({ statusCode = 0 }) => end(statusCode));
    request.on('error', () => undefined);
    request.flushHeaders();
  });
}

/** Sends half a head at the same rate. */
export function dripHead(url: string): Promise<SlowAnswer> {
  const { hostname, port } = new URL(url);
  const started = performance.now();
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const timer = setInterval(() => socket.write('x'), 1_000);
    const limit = setTimeout(() => socket.destroy(), 60_000);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(timer);
      clearTimeout(limit);
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0),
        seconds: (performance.now() - started) / 1_000,
      });
    });
    socket.write('POST /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  });
}
