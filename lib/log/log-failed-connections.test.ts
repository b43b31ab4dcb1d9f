import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { log } from './log.ts';
import { logFailedConnections } from './log-failed-connections.ts';

test('writes host and code of a connection whose TLS fails, which fetch hides', async () => {
  const lines = vi.spyOn(log, 'info').mockReturnValue();
  logFailedConnections();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(fetch(`https://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
  expect(lines).toHaveBeenCalledWith(
    expect.objectContaining({
      security: 'connection-failed',
      host: `127.0.0.1:${port}`,
      protocol: 'https:',
      code: expect.stringMatching(/SSL/),
    }),
    'security event',
  );
  server.close();
  lines.mockRestore();
});
