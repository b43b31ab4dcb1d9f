import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/**
 * Finds a TCP port that is free now.
 * @param wanted 0 for any
 * @throws the system's error (EADDRINUSE, EACCES, EADDRNOTAVAIL) when it cannot
 */
export async function freePort(host = '127.0.0.1', wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
