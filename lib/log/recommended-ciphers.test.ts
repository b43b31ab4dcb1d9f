import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import tls from 'node:tls';
import { afterAll, expect, test } from 'vitest';
import { offerRecommendedCiphers } from './recommended-ciphers.ts';

const before = tls.DEFAULT_CIPHERS;
afterAll(() => {
  tls.DEFAULT_CIPHERS = before;
});

/** TLS 1.3, then ECDHE with AES-256-GCM, ChaCha20-Poly1305 and AES-128-GCM, by IANA's numbers. */
const recommended = ['1302', '1303', '1301', 'c02c', 'c030', 'cca9', 'cca8', 'c02b', 'c02f'];
/** Says that a client renegotiates safely, and is no cipher suite (RFC 5746, 3.3). */
const scsv = '00ff';

/** The cipher suites of a ClientHello (RFC 8446, 4.1.2), after version, random, session. */
function offered(hello: Buffer): string[] {
  const start = 44 + (hello[43] ?? 0);
  const list = hello.subarray(start + 2, start + 2 + hello.readUInt16BE(start));
  return Array.from({ length: list.length / 2 }, (_, index) => list.toString('hex', 2 * index, 2 * index + 2));
}

test.each(['tls.connect', 'fetch'])(
  'offers the recommended cipher suites alone, the strongest first: %s',
  async (way) => {
    offerRecommendedCiphers();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const hello = (async () => {
      const [socket] = (await once(server, 'connection')) as [Socket];
      const [first] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();
      return first;
    })();
    if (way === 'fetch') await expect(fetch(`https://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
    else tls.connect({ port, host: '127.0.0.1' }).on('error', () => undefined);
    expect(offered(await hello).filter((suite) => suite !== scsv)).toEqual(recommended);
    server.close();
  },
);
